import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** Leads to the end for somebody who reads further up; says how many came meanwhile. */
export function NewMessagesButton(props: { shown: boolean; count: number; onPress: () => void }) {
  return (
    <Show when={props.shown}>
      <button
        type="button"
        class="timeline-to-end"
        data-news={props.count > 0 ? '' : undefined}
        aria-label={text().room.newMessages(props.count)}
        onClick={() => props.onPress()}
      >
        <Show when={props.count > 0}>
          <span class="num">{text().room.newMessages(props.count)}</span>
        </Show>
        <Icon name="chevron-down" />
      </button>
    </Show>
  );
}
