import { createUniqueId, type JSX, Show } from 'solid-js';
import './progress.css';

export type ProgressBarProps = {
  label: string;
  /** How much is done, from 0 to `max`. */
  value: number;
  /** 100 by default. */
  max?: number;
  /** The same in words, for example "3 of 12 MB". */
  valueText?: string;
  /** For example a button to cancel. */
  action?: JSX.Element;
};

/** Real progress of long work. */
export function ProgressBar(props: ProgressBarProps) {
  const id = createUniqueId();
  const max = () => props.max ?? 100;
  const percent = () => Math.max(0, Math.min(100, (props.value / (max() || 1)) * 100));
  return (
    <div class="progress">
      <span id={id}>{props.label}</span>
      <span class="progress-value num" aria-hidden="true">
        {props.valueText ?? `${Math.round(percent())}%`}
      </span>
      <div
        class="progress-track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max()}
        aria-valuenow={props.value}
        aria-valuetext={props.valueText}
      >
        <div class="progress-fill" style={{ '--progress': `${percent()}%` }} />
      </div>
      <Show when={props.action}>
        <div class="progress-action">{props.action}</div>
      </Show>
    </div>
  );
}
