import type { TrafficView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { dayAndTime } from '../../page/dates.ts';

/** Requests one way, newest first; each opens to what was in it. */
export function TrafficList(props: { title: string; rows: readonly TrafficView[] }) {
  const words = () => text().adminDoctor.traffic;
  return (
    <div class="traffic">
      <h3>{props.title}</h3>
      <Show when={props.rows.length} fallback={<p class="form-note">{words().none}</p>}>
        <ol class="traffic-list">
          <For each={props.rows}>{(row) => <TrafficRow row={row} />}</For>
        </ol>
      </Show>
    </div>
  );
}

function TrafficRow(props: { row: TrafficView }) {
  const words = () => text().adminDoctor;
  return (
    <li>
      <details>
        <summary>
          <span class="traffic-status num" data-bad={props.row.problem ? '' : undefined}>
            <Show when={props.row.problem}>
              <Icon name="warning" size={14} />
            </Show>
            {props.row.status ?? words().traffic.noAnswer}
          </span>
          <span class="traffic-what">{whatInWords(props.row)}</span>
          <span class="traffic-when num">
            {dayAndTime(props.row.at)} · {words().traffic.ms(props.row.ms)}
          </span>
          <Show when={props.row.problem}>
            {(problem) => <span class="traffic-problem">{words().problems[problem()]}</span>}
          </Show>
        </summary>
        <TrafficDetails row={props.row} />
      </details>
    </li>
  );
}

/** What LINE's support asks for, in LINE's own terms. */
function TrafficDetails(props: { row: TrafficView }) {
  const words = () => text().adminDoctor.traffic;
  return (
    <>
      <Show when={props.row.requestId}>
        <p class="form-note">
          {words().requestId} <code>{props.row.requestId}</code>
        </p>
      </Show>
      <Show when={props.row.direction === 'out'}>
        <p class="form-note">
          {words().call} <code>{props.row.what}</code>
        </p>
      </Show>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>
        <code>{pretty(props.row.body)}</code>
      </pre>
    </>
  );
}

/** "message ×3, follow" as people say it; what is not known keeps LINE's name. */
function whatInWords({ direction, what, status, problem }: TrafficView): string {
  const words = text().adminDoctor.traffic;
  const known = direction === 'in' ? words.events : words.calls;
  if (what === '') return status === 200 && !problem ? words.test : words.unread;
  return what.replace(/\w+/g, (name) => (Object.hasOwn(known, name) ? known[name]! : name));
}

/** A body that was cut is no JSON any more. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
