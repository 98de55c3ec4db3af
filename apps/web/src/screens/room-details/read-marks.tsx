import { canSetReadMarks, type ReadMarks as Marks, type RoomView } from '@engawa/domain';
import { Switch } from '@engawa/ui';
import { Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { setReadMarks } from '../../state/room-acts.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';

/** Whether and when the LINE user sees 既読; where LINE marks by itself, nobody can switch it and it says why. */
export function ReadMarks(props: { room: RoomView }) {
  const words = () => text().roomDetails.readMarks;
  const [change, busy] = createWork((on: boolean) => attempt(() => setReadMarks(props.room.id, on)));
  const fixed = (marks: Marks) => {
    if (marks === 'automatic') return words().automatic;
    const verdict = canSetReadMarks(me());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <Show when={props.room.readMarks}>
      {(marks) => (
        <section class="room-details-marks" aria-labelledby="room-details-marks">
          <h2 id="room-details-marks">{words().title}</h2>
          <Switch
            label={words().label}
            checked={marks() !== 'off'}
            busy={busy()}
            description={marks() === 'automatic' ? undefined : words()[marks()]}
            disabledReason={fixed(marks())}
            onChange={(on) => void change(on)}
          />
        </section>
      )}
    </Show>
  );
}
