import type { DeliveryView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** Before the last words of a room: that they did not reach LINE, or that nobody knows it. */
export function DeliveryAlarm(props: { delivery: DeliveryView | null | undefined }) {
  const words = () => {
    const status = props.delivery?.status;
    return status === 'failed' || status === 'uncertain' ? text().room.mark[status] : null;
  };
  return (
    <Show when={words()}>
      {(alarm) => (
        <span class="room-list-alarm" title={alarm()}>
          <Icon name="warning" size={14} />
          <span class="visually-hidden">{alarm()}</span>
        </span>
      )}
    </Show>
  );
}
