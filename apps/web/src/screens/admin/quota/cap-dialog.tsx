import type { MemberCapView } from '@engawa/domain';
import { TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { setCap } from '../../../state/admin/quota.ts';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';
import { FormDialog } from '../form-dialog.tsx';
import { readCap } from './read-cap.ts';

export function CapDialog(props: { member: MemberCapView; close: () => void }) {
  const [typed, setTyped] = createSignal(props.member.cap === null ? '' : String(props.member.cap));
  const words = () => text().adminQuota.caps;
  const [save, saving] = createWork(async () => {
    const cap = readCap(typed());
    if (cap === undefined) return;
    if (await attempt(() => setCap(props.member.id, cap), words().saved)) props.close();
  });
  return (
    <FormDialog
      open
      close={props.close}
      title={words().changeOf(props.member.name)}
      submitLabel={text().page.save}
      busy={saving()}
      onSubmit={() => void save()}
    >
      <TextField
        label={words().field}
        description={words().hint}
        inputmode="numeric"
        value={typed()}
        onChange={setTyped}
        errorMessage={readCap(typed()) === undefined ? words().wrong : undefined}
      />
    </FormDialog>
  );
}
