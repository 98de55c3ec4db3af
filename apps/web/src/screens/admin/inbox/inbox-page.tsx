import type { KeptEventView } from '@engawa/domain';
import { Button, EmptyState, Icon } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { keptEvents } from '../../../state/admin/records.ts';
import { copy } from '../../page/copy.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Loaded } from '../../page/loaded.tsx';
import { AdminPage } from '../admin-page.tsx';
import './inbox.css';

/** What came from LINE and found no place, kept so that nothing is lost. */
export default function InboxPage() {
  const words = () => text().admin.inbox;
  return (
    <AdminPage name="inbox">
      <p class="page-lead">{words().lead}</p>
      <Loaded from={keptEvents} loading={text().admin.loading}>
        {(events) => (
          <Show
            when={events().length}
            fallback={
              <EmptyState drawing={<Icon name="check" />} title={words().empty.title} text={words().empty.body} />
            }
          >
            <ul class="kept">
              <For each={events()}>{(event) => <Kept event={event} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Kept(props: { event: KeptEventView }) {
  const words = () => text().admin.inbox;
  return (
    <li class="kept-event">
      <p class="kept-reason">{words().reasons[props.event.reason]}</p>
      <p class="form-note num">
        {props.event.channelName} · {words().type(props.event.type)} · {dayAndTime(props.event.receivedAt)}
      </p>
      <details>
        <summary>{words().raw}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard */}
        <pre tabIndex={0}>{readable(props.event.body)}</pre>
        <Button variant="quiet" size="s" icon="copy" onClick={() => void copy(props.event.body, words().copied)}>
          {words().copy}
        </Button>
      </details>
    </li>
  );
}

/** Indented where it is JSON; else as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
