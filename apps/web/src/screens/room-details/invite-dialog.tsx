import { canInvite, type RoomView } from '@engawa/domain';
import { Button, Dialog, TextField } from '@engawa/ui';
import { createSignal, onMount, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { members } from '../../state/members.ts';
import { loadPeople } from '../../state/people.ts';
import { inviteInto } from '../../state/room-acts.ts';
import { me } from '../../state/session.ts';
import { holdsUnfinished } from '../../state/unfinished.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import { matching, memberCandidate } from '../people/candidates.ts';
import { createChoice } from '../people/choice.ts';
import { PickList } from '../people/pick-list.tsx';

/** Members to bring into the room; who may not come is shown with the reason. */
export function InviteDialog(props: { room: RoomView; onClose: () => void }) {
  const words = () => text().roomDetails.invite;
  const { chosen, toggle } = createChoice();
  const [query, setQuery] = createSignal('');
  const facts = () => ({
    kind: props.room.kind,
    memberIds: props.room.participants.filter((person) => person.kind === 'member').map((person) => person.id),
  });
  const people = () => members().map((member) => memberCandidate(member, canInvite(me(), facts(), member)));
  const shown = () => matching(people(), query());
  const [invite, busy] = createWork(async () => {
    if (await attempt(() => inviteInto(props.room.id, [...chosen()]), words().done)) props.onClose();
  });
  holdsUnfinished(() => chosen().size > 0);
  onMount(() => void loadPeople());
  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={words().title}
      description={props.room.kind === 'line' ? words().history : undefined}
      closeLabel={text().common.close}
      unsaved={{ ...words().unsaved, when: chosen().size > 0 }}
      footer={
        <Button
          variant={props.room.kind === 'line' ? 'outside' : 'primary'}
          busy={busy()}
          disabledReason={chosen().size === 0 ? words().nobody : undefined}
          onClick={() => void invite()}
        >
          {words().submit(chosen().size)}
        </Button>
      }
    >
      <TextField
        label={words().search}
        hideLabel
        shape="pill"
        icon="search"
        type="search"
        placeholder={words().search}
        value={query()}
        onChange={setQuery}
      />
      <Show when={shown().length > 0} fallback={<p role="status">{words().noMatch}</p>}>
        <div class="room-details-invite">
          <PickList label={words().members} people={shown()} chosen={chosen()} onToggle={toggle} />
        </div>
      </Show>
    </Dialog>
  );
}
