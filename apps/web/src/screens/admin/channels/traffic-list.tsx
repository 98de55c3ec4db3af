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
          <span class="traffic-what">{props.row.what}</span>
          <span class="traffic-when num">
            {dayAndTime(props.row.at)} · {words().traffic.ms(props.row.ms)}
          </span>
        </summary>
        <Show when={props.row.problem}>
          {(problem) => <p class="traffic-problem">{words().problems[problem()]}</p>}
        </Show>
        <Show when={props.row.requestId}>
          <p class="form-note">
            {words().traffic.requestId} <code>{props.row.requestId}</code>
          </p>
        </Show>
        <pre>
          <code>{pretty(props.row.body)}</code>
        </pre>
      </details>
    </li>
  );
}

/** A body that was cut is no JSON any more. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
