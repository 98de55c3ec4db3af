import { For, Show } from 'solid-js';
import { IconButton } from '../button/icon-button.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { type Toast, type ToastTone, toaster } from './toaster.ts';
import './toast.css';

export type ToastRegionProps = {
  /** Name of the region for screen readers. */
  label: string;
  dismissLabel: string;
};

const toneIcon: Record<ToastTone, IconName> = { info: 'info', done: 'check', alarm: 'warning' };

/**
 * Where toasts stand and are read out. Both live regions exist from the start: a region added together with its words is
 * not announced. The attributes keep it reachable and in force while a Kobalte dialog is open.
 */
export function ToastRegion(props: ToastRegionProps) {
  const alarms = () => toaster.toasts().filter((toast) => toast.tone === 'alarm');
  const others = () => toaster.toasts().filter((toast) => toast.tone !== 'alarm');
  return (
    <section
      class="toast-region"
      aria-label={props.label}
      data-kb-top-layer=""
      onPointerEnter={() => toaster.pause()}
      onPointerLeave={() => toaster.resume()}
      onFocusIn={() => toaster.pause()}
      onFocusOut={() => toaster.resume()}
    >
      <div class="toast-live" role="alert" aria-live="assertive" aria-atomic="false">
        <For each={alarms()}>{(toast) => <ToastCard toast={toast} dismissLabel={props.dismissLabel} />}</For>
      </div>
      <div class="toast-live" role="status" aria-live="polite" aria-atomic="false">
        <For each={others()}>{(toast) => <ToastCard toast={toast} dismissLabel={props.dismissLabel} />}</For>
      </div>
    </section>
  );
}

function ToastCard(props: { toast: Toast; dismissLabel: string }) {
  const dismiss = () => toaster.dismiss(props.toast.id);
  return (
    <div class="toast" data-tone={props.toast.tone ?? 'info'}>
      <Icon name={toneIcon[props.toast.tone ?? 'info']} />
      <p class="toast-text">{props.toast.text}</p>
      <Show when={props.toast.action}>
        {(action) => (
          <button
            type="button"
            class="toast-action"
            onClick={() => {
              action().onSelect();
              dismiss();
            }}
          >
            {action().label}
          </button>
        )}
      </Show>
      <IconButton icon="close" label={props.dismissLabel} onClick={dismiss} />
    </div>
  );
}
