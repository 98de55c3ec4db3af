import { createSignal, onCleanup } from 'solid-js';

/** Whether somebody can be looking: the page is visible and has the focus. Reactive. */
export function createAttention(): () => boolean {
  const now = () => document.visibilityState === 'visible' && document.hasFocus();
  const [attentive, setAttentive] = createSignal(now());
  const listen = () => setAttentive(now());
  addEventListener('focus', listen);
  addEventListener('blur', listen);
  document.addEventListener('visibilitychange', listen);
  onCleanup(() => {
    removeEventListener('focus', listen);
    removeEventListener('blur', listen);
    document.removeEventListener('visibilitychange', listen);
  });
  return attentive;
}
