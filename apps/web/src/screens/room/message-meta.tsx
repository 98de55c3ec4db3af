import type { MessageView } from '@engawa/domain';
import { Show } from 'solid-js';
import { clockTime } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { LeavingMark } from './leaving-mark.tsx';
import type { RunMark } from './run-mark.ts';

/** What is known of a message beside its words: how it goes to LINE, whether it was edited, when it was said. */
export function Meta(props: { message: MessageView; mark: RunMark | undefined }) {
  const known = () => props.message.content.kind !== 'unsent' && props.message.delivery;
  const delivery = () => !props.mark?.hidden && known();
  const cost = () => (props.mark ? props.mark.cost : (props.message.delivery?.cost ?? null));
  const undoable = () => {
    const now = delivery();
    return now && now.status === 'waiting' && now.untried && !now.reason ? now : null;
  };
  return (
    <div class="message-meta num" data-delivery={delivery() ? '' : undefined}>
      <Show
        when={undoable()}
        fallback={<Show when={delivery()}>{(now) => <DeliveryMark delivery={now()} cost={cost()} />}</Show>}
      >
        {(now) => <LeavingMark message={props.message} delivery={now()} />}
      </Show>
      <Show when={props.message.editedAt}>
        {(at) => (
          <span class="message-edited" title={text().message.editedAt(clockTime(at()))}>
            {text().message.edited}
          </span>
        )}
      </Show>
      <time datetime={props.message.at}>{clockTime(props.message.at)}</time>
    </div>
  );
}
