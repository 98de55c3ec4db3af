import type { DeliveryView, MessageView } from '@engawa/domain';
import { createSignal, onCleanup, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { sendNow, takeBack } from '../../state/deliveries.ts';
import { timelineOf } from '../../state/timelines.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import './delivery.css';
import { serverNow } from '../../state/clock.ts';

/** Of words that have not left yet: how long they can be taken back, and the buttons for it. */
export function Undo(props: { message: MessageView; delivery: DeliveryView }) {
  const words = () => text().message.delivery;
  const now = createClock();
  const leavesAt = () => Date.parse(props.delivery.leavesAt ?? props.message.at);
  // However wrong this device's clock is, never more than the server meant to wait.
  const most = () => Math.max(0, leavesAt() - Date.parse(props.message.at));
  const seconds = () => Math.ceil(Math.max(0, Math.min(leavesAt() - now(), most())) / 1000);
  const overdue = () => now() - leavesAt() > patienceMs;
  // The server tells when a call has ended, not when it begins: what is late and stands behind nothing is on its way.
  const underway = () => overdue() && !isBehindOthers(props.message);
  const late = () => {
    if (underway()) return text().room.mark.sending;
    return overdue() ? words().behindOthers : words().leavesNow;
  };
  const [back, takingBack] = createWork(() =>
    attempt(
      () => takeBack(props.message),
      props.message.content.kind === 'text' ? words().takenBack : words().takenBackPlain,
    ),
  );
  const [hurry, hurrying] = createWork(() => attempt(() => sendNow(props.message.id)));
  return (
    <span class="undo">
      <span class="delivery-mark num" data-status="waiting">
        {seconds() > 0 ? words().leavesIn(seconds()) : late()}
      </span>
      <Show when={!underway()}>
        <button type="button" class="undo-button" aria-busy={takingBack()} onClick={() => void back()}>
          {words().takeBack}
        </button>
      </Show>
      <Show when={seconds() > 0}>
        <button type="button" class="undo-button" aria-busy={hurrying()} onClick={() => void hurry()}>
          {words().sendNow}
        </button>
      </Show>
    </span>
  );
}

/** What has not left by then stands behind something that waits, or LINE takes its time. */
const patienceMs = 4000;

/** Whether something said before it has not reached LINE yet. */
function isBehindOthers({ roomId, seq, delivery }: MessageView): boolean {
  const before = timelineOf(roomId)?.messages.filter((each) => each.seq < seq) ?? [];
  return before.some((each) => each.delivery && isOpen(each.delivery) && !leaveTogether(each.delivery, delivery));
}

function isOpen({ status }: DeliveryView): boolean {
  return status === 'waiting' || status === 'sending';
}

/** Words said in a burst leave at one time, in one call. */
function leaveTogether(one: DeliveryView, other: DeliveryView | null): boolean {
  return one.untried === true && !one.reason && one.leavesAt === other?.leavesAt;
}

function createClock(): () => number {
  const [now, setNow] = createSignal(serverNow());
  const timer = setInterval(() => setNow(serverNow()), 250);
  onCleanup(() => clearInterval(timer));
  return now;
}
