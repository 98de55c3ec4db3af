import type { QuotaView } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';

/** How much of the month is spent, as a bar with words; the end of the month as it is expected is marked on it. */
export function Meter(props: { month: QuotaView }) {
  const words = () => text().adminQuota;
  const part = (count: number) => `${Math.min(100, (count / Math.max(1, props.month.limit ?? 1)) * 100)}%`;
  return (
    <div class="quota-meter" data-level={props.month.level}>
      <Show when={props.month.limit !== null} fallback={<p class="num">{words().unlimited(props.month.used)}</p>}>
        <p class="quota-figures num">
          <strong>{words().used(props.month.used, props.month.limit ?? 0)}</strong>
          <span>{words().left(Math.max(0, (props.month.limit ?? 0) - props.month.used))}</span>
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a native meter has no place for the expected end of the month */}
        <div
          class="quota-bar"
          role="meter"
          aria-label={words().meter}
          aria-valuemin={0}
          aria-valuemax={props.month.limit ?? 0}
          aria-valuenow={Math.min(props.month.used, props.month.limit ?? 0)}
          aria-valuetext={words().used(props.month.used, props.month.limit ?? 0)}
        >
          <div class="quota-fill" style={{ '--part': part(props.month.used) }} />
          <Show when={props.month.forecast}>
            <div class="quota-expected" style={{ '--part': part(props.month.forecast ?? 0) }} />
          </Show>
        </div>
      </Show>
    </div>
  );
}
