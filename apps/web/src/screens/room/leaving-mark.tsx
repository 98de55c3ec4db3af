import type { DeliveryView, MessageView } from '@engawa/domain';
import { createMemo } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { timelineOf } from '../../state/timelines.ts';
import { createClock } from './composer/undo/clock.ts';
import { phaseOf } from './composer/undo/phase.ts';

/** Of words that have not left yet: how they stand. The bar above the composer counts and takes back. */
export function LeavingMark(props: { message: MessageView; delivery: DeliveryView }) {
  const now = createClock();
  const kind = createMemo(() => phaseOf(props.message, timelineOf(props.message.roomId)?.messages ?? [], now()).kind);
  const words = () => {
    const { mark } = text().room;
    const delivery = text().message.delivery;
    if (kind() === 'leaving') return mark.sending;
    if (kind() === 'behindOthers') return delivery.behindOthers;
    return kind() === 'soon' ? delivery.leavesNow : mark.waiting;
  };
  return (
    <span class="delivery-mark num" data-status="waiting">
      {words()}
    </span>
  );
}
