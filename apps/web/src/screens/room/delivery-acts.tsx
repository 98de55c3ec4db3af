import { choicesFor, type DeliveryChoice, type DeliveryView, type MessageView, notSent } from '@engawa/domain';
import { Button, type IconName } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { timeOrDate } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { decide } from '../../state/deliveries.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import { isPresumed, lookOf } from './delivery-mark.tsx';
import './delivery.css';

const icons: Readonly<Record<DeliveryChoice, IconName>> = {
  again: 'refresh',
  link: 'link',
  discard: 'trash',
  arrived: 'check',
};

/**
 * Why a message has not simply arrived, and what can be decided about it.
 * @param props.together how many messages of the same press are meant by it, with this one
 */
export function DeliveryActs(props: { message: MessageView; delivery: DeliveryView; together: number }) {
  const choices = () => choicesFor(props.delivery, props.message.content);
  const [choose, busy] = createWork((choice: DeliveryChoice) => attempt(() => decide(props.message.id, choice)));
  const held = () => props.delivery.status === 'waiting';
  const calm = () => held() || isPresumed(props.delivery);
  const label = (choice: DeliveryChoice) =>
    held() && choice === 'again' ? text().message.delivery.tryNow : text().message.delivery.choices[choice];
  return (
    <div class="delivery-acts" data-status={lookOf(props.delivery)} role={calm() ? undefined : 'alert'}>
      <p>
        {sentence(props.delivery)}
        <Show when={props.together > 1}> {text().message.delivery.together(props.together)}</Show>
      </p>
      <Show when={props.delivery.detail}>
        {(detail) => (
          <details>
            <summary>{text().message.delivery.detail}</summary>
            <code>{detail()}</code>
          </details>
        )}
      </Show>
      <Show when={choices().length > 0}>
        <div class="delivery-choices">
          <For each={choices()}>
            {(choice) => (
              <Button
                size="s"
                variant={choice === 'discard' ? 'plain' : 'quiet'}
                icon={icons[choice]}
                busy={busy()}
                onClick={() => void choose(choice)}
              >
                {label(choice)}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}

/** Whether there is anything to say or to decide beyond the mark. */
export function hasMoreToSay(delivery: DeliveryView): boolean {
  return notSent(delivery) !== null || isPresumed(delivery);
}

function sentence({ status, reason, leavesAt }: DeliveryView): string {
  if (status === 'uncertain' && reason !== 'presumed') return text().message.delivery.risk;
  const why = reason ? text().room.reasons[reason] : text().room.mark[status];
  return status === 'waiting' && leavesAt ? text().message.delivery.later(why, timeOrDate(leavesAt)) : why;
}
