import { type DeliveryView, isolated } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { personName } from './bubbles/author-name.ts';

/**
 * What is known of a message on its way to LINE, and no more: LINE accepts, it never says that somebody got or read it.
 * @param cost messages of the month that it, or the run that it ends, cost
 */
export function DeliveryMark(props: { delivery: DeliveryView; cost: number | null }) {
  const alarming = () => lookOf(props.delivery) === 'failed' || lookOf(props.delivery) === 'uncertain';
  return (
    <span
      class="delivery-mark"
      data-status={lookOf(props.delivery)}
      title={props.delivery.decidedBy && text().room.reasons.saidByMember}
    >
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

/** Nobody is alarmed of what has probably arrived. */
export function isPresumed({ status, reason }: DeliveryView): boolean {
  return status === 'uncertain' && reason === 'presumed';
}

/** Its status, as it looks. */
export function lookOf(delivery: DeliveryView): DeliveryView['status'] | 'presumed' {
  return isPresumed(delivery) ? 'presumed' : delivery.status;
}

function words(delivery: DeliveryView, cost: number | null): string {
  const { mark } = text().room;
  const { status, decidedBy, withoutEmoji, withoutQuote } = delivery;
  if (status !== 'accepted') return mark[lookOf(delivery)];
  const price = cost === null ? null : cost > 0 ? mark.paid(cost) : mark.free;
  return [price, withoutEmoji && mark.withoutEmoji, withoutQuote && mark.withoutQuote]
    .filter((one) => typeof one === 'string')
    .reduce(
      mark.with,
      decidedBy ? mark.arrivedSays(isolated(personName({ kind: 'member', ...decidedBy }))) : mark.accepted,
    );
}
