import type { DeliveryView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** What is known of a message on its way to LINE, and no more: LINE accepts, it never says that somebody got or read it. */
export function DeliveryMark(props: { delivery: DeliveryView }) {
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
      {words(props.delivery)}
    </span>
  );
}

function words({ status, route, withoutEmoji }: DeliveryView): string {
  const { mark } = text().room;
  const more = status === 'accepted' ? [route && mark[route], withoutEmoji && mark.withoutEmoji] : [];
  return more.filter((one) => typeof one === 'string').reduce(mark.with, mark[status]);
}
