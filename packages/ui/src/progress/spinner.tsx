import { Show } from 'solid-js';
import './progress.css';

export type SpinnerProps = {
  /** What is being waited for; without it the spinner is decoration of something that says so itself. */
  label?: string;
  /** Edge in CSS pixels; follows the text by default. */
  size?: number;
};

/** Waiting of unknown length. Where the length is known, use ProgressBar. */
export function Spinner(props: SpinnerProps) {
  return (
    <>
      <span
        class="spinner"
        aria-hidden="true"
        style={props.size ? { '--spinner-size': `${props.size}px` } : undefined}
      />
      <Show when={props.label}>
        <span class="visually-hidden" role="status">
          {props.label}
        </span>
      </Show>
    </>
  );
}
