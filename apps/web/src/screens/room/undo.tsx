import type { DeliveryView, MessageView } from '@engawa/domain';
import { createSignal, onCleanup, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { sendNow, takeBack } from '../../state/deliveries.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import './delivery.css';

/** Of words that have not left yet: how long they can be taken back, and the buttons for it. */
export function Undo(props: { message: MessageView; delivery: DeliveryView }) {
  const words = () => text().message.delivery;
  const seconds = createCountdown(() => props.delivery.leavesAt, props.message.at);
  const [back, takingBack] = createWork(() =>
    attempt(
      () => takeBack(props.message),
      props.message.content.kind === 'text' ? words().takenBack : words().takenBackPlain,
    ),
  );
  const [now, hurrying] = createWork(() => attempt(() => sendNow(props.message.id)));
  return (
    <span class="undo">
      <span class="delivery-mark num" data-status="waiting">
        {seconds() > 0 ? words().leavesIn(seconds()) : words().leavesNow}
      </span>
      <button type="button" class="undo-button" aria-busy={takingBack()} onClick={() => void back()}>
        {words().takeBack}
      </button>
      <Show when={seconds() > 0}>
        <button type="button" class="undo-button" aria-busy={hurrying()} onClick={() => void now()}>
          {words().sendNow}
        </button>
      </Show>
    </span>
  );
}

/** Whole seconds until then. However wrong this device's clock is, never more than the server meant to wait. */
function createCountdown(until: () => string | undefined, from: string): () => number {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 250);
  onCleanup(() => clearInterval(timer));
  return () => {
    const end = Date.parse(until() ?? from);
    const most = Math.max(0, end - Date.parse(from));
    return Math.ceil(Math.max(0, Math.min(end - now(), most)) / 1000);
  };
}
