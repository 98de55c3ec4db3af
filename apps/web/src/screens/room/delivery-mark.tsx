import type { DeliveryView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/**
 * What is known of a message on its way to LINE, and no more: LINE accepts, it never says that somebody got or read it.
 * @param cost messages of the month that it, or the run that it ends, cost
 */
export function DeliveryMark(props: { delivery: DeliveryView; cost: number | null }) {
  const alarming = () => props.delivery.status === 'failed' || props.delivery.status === 'uncertain';
  return (
    <span class="delivery-mark" data-status={props.delivery.status}>
      <Show when={props.delivery.silent}>
        <span class="delivery-silent" title={text().message.delivery.silent}>
          <Icon name="bell-off" size={14} />
          <span class="visually-hidden">{text().message.delivery.silent}</span>
        </span>
      </Show>
      <Show when={alarming()}>
        <Icon name="warning" size={14} />
      </Show>
      {words(props.delivery, props.cost)}
    </span>
  );
}

function words({ status, withoutEmoji }: DeliveryView, cost: number | null): string {
  const { mark } = text().room;
  if (status !== 'accepted') return mark[status];
  const price = cost === null ? null : cost > 0 ? mark.paid(cost) : mark.free;
  return [price, withoutEmoji && mark.withoutEmoji]
    .filter((one) => typeof one === 'string')
    .reduce(mark.with, mark.accepted);
}
