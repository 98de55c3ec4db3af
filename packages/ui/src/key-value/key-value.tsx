import { For, type JSX, Show } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import './key-value.css';

export type KeyValueRow = {
  key: string;
  value: JSX.Element;
  /** For example an IconButton that copies the value. */
  action?: JSX.Element;
  /** Why the value cannot be changed here; stands under the row with a lock. */
  lockedReason?: string | undefined;
};

export type KeyValueProps = { rows: readonly KeyValueRow[] };

/** Facts, one a row: what it is, and what its value is. */
export function KeyValue(props: KeyValueProps) {
  return (
    <dl class="key-value">
      <For each={props.rows}>
        {(row) => (
          <div class="key-value-row">
            <dt>{row.key}</dt>
            <dd>
              <bdi>{row.value}</bdi>
              {row.action}
            </dd>
            <Show when={row.lockedReason}>
              <dd class="key-value-note">
                <Icon name="lock" />
                {row.lockedReason}
              </dd>
            </Show>
          </div>
        )}
      </For>
    </dl>
  );
}
