import { type DeliveryView, type MessageView, sendOf } from '@engawa/domain';
import { createMemo, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { endsSend } from '../../state/sends.ts';
import { timelineOf } from '../../state/timelines.ts';
import { createClock } from './composer/undo/clock.ts';
import { phaseOf } from './composer/undo/phase.ts';
import { sendInBar } from './composer/undo/send-in-bar.ts';

/** Of words that have not left yet: how they stand, under the last of what one press sent, and not while the bar above the composer says it. */
export function LeavingMark(props: { message: MessageView; delivery: DeliveryView }) {
  const now = createClock();
  const kind = createMemo(() => phaseOf(props.message, timelineOf(props.message.roomId)?.messages ?? [], now()).kind);
  const isInBar = () => sendInBar(props.message.roomId)?.id === sendOf(props.message) && kind() !== 'leaving';
  const words = () => {
    const { mark } = text().room;
    const delivery = text().message.delivery;
    if (kind() === 'leaving') return mark.sending;
    if (kind() === 'behindOthers') return delivery.behindOthers;
    return kind() === 'soon' ? delivery.leavesNow : mark.waiting;
  };
  return (
    <Show when={endsSend(props.message) && !isInBar()}>
      <span class="delivery-mark num" data-status="waiting">
        {words()}
      </span>
    </Show>
  );
}
