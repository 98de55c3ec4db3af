import { canGrantExternalTalk, normalizeMemberId } from '@engawa/domain';
import { Checkbox } from '@engawa/ui';
import { createEffect, createSignal, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { denialText, text } from '../../../i18n/index.ts';
import { addMember, type NewMember } from '../../../state/admin/members.ts';
import { me } from '../../../state/session.ts';
import { memberIdTrouble, nameTrouble, passwordTrouble } from '../../member-form/field-checks.ts';
import { makePassword } from '../../member-form/make-password.ts';
import { MemberIdField } from '../../member-form/member-id-field.tsx';
import { NameField } from '../../member-form/name-field.tsx';
import { NewPasswordField } from '../../member-form/new-password-field.tsx';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';
import { FormDialog } from '../form-dialog.tsx';
import { HandOver } from './hand-over.tsx';

/** A new member: the form, then what has to be handed over to them. */
export function AddMemberDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [draft, setDraft] = createStore<NewMember>(emptyDraft());
  const [tried, setTried] = createSignal(false);
  const [added, setAdded] = createSignal(false);
  const words = () => text().adminMembers.add;
  createEffect(
    on(
      () => props.open,
      (open) => open && begin(),
    ),
  );
  const begin = () => {
    setDraft(emptyDraft());
    setTried(false);
    setAdded(false);
  };
  const close = () => props.onOpenChange(false);

  const talkDenial = () => {
    const verdict = canGrantExternalTalk(me(), draft);
    return draft.name.trim() && !verdict.allowed ? denialText(verdict.denial) : undefined;
  };
  const troubles = () => ({
    name: nameTrouble(draft.name) ?? (draft.externalTalk ? talkDenial() : undefined),
    memberId: memberIdTrouble(draft.memberId),
    password: passwordTrouble(draft.password),
  });
  const shown = (field: keyof ReturnType<typeof troubles>) => (tried() ? troubles()[field] : undefined);
  const [save, saving] = createWork(async () => {
    setTried(true);
    if (Object.values(troubles()).some(Boolean)) return;
    if (await attempt(() => addMember({ ...draft }))) setAdded(true);
  });

  return (
    <Show
      when={!(props.open && added())}
      fallback={
        <HandOver
          title={words().doneTitle(draft.name)}
          body={words().doneBody}
          memberId={normalizeMemberId(draft.memberId)}
          password={draft.password}
          close={close}
        />
      }
    >
      <FormDialog
        open={props.open}
        close={close}
        title={words().title}
        submitLabel={saving() ? words().submitting : words().submit}
        busy={saving()}
        onSubmit={() => void save()}
      >
        <NameField value={draft.name} onChange={(name) => setDraft('name', name)} errorMessage={shown('name')} />
        <MemberIdField
          value={draft.memberId}
          onChange={(memberId) => setDraft('memberId', memberId)}
          errorMessage={shown('memberId')}
        />
        <NewPasswordField
          generate
          value={draft.password}
          onChange={(password) => setDraft('password', password)}
          errorMessage={shown('password')}
        />
        <Checkbox
          label={words().externalTalk}
          description={words().externalTalkHint}
          checked={draft.externalTalk}
          disabledReason={draft.externalTalk ? undefined : talkDenial()}
          onChange={(externalTalk) => setDraft('externalTalk', externalTalk)}
        />
        <Checkbox
          label={words().admin}
          description={words().adminHint}
          checked={draft.admin}
          onChange={(admin) => setDraft('admin', admin)}
        />
      </FormDialog>
    </Show>
  );
}

function emptyDraft(): NewMember {
  return { memberId: '', name: '', password: makePassword(), admin: false, externalTalk: false };
}
