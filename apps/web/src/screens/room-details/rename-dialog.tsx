import type { RoomView } from '@engawa/domain';
import { Button, Dialog, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { renameRoom } from '../../state/room-acts.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';

/** The room's new name, which only members see. */
export function RenameDialog(props: { room: RoomView; onClose: () => void }) {
  const words = () => text().roomDetails.rename;
  const [name, setName] = createSignal(props.room.name ?? '');
  const [problem, setProblem] = createSignal<string>();
  const [save, busy] = createWork(async () => {
    if (name().trim() === '') return setProblem(words().empty);
    if (await attempt(() => renameRoom(props.room.id, name().trim()), words().done)) props.onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={words().title}
      description={words().membersOnly}
      closeLabel={text().common.close}
      unsaved={text().common.unsaved}
      footer={
        <>
          <Button variant="plain" onClick={() => props.onClose()}>
            {text().common.cancel}
          </Button>
          <Button type="submit" form="rename-room" busy={busy()}>
            {words().save}
          </Button>
        </>
      }
    >
      <form
        id="rename-room"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={words().label} value={name()} onChange={setName} maxLength={64} errorMessage={problem()} />
      </form>
    </Dialog>
  );
}
