import { createSignal, onCleanup } from 'solid-js';
import { serverNow } from '../../../../state/clock.ts';

/** The server's time in milliseconds, often enough for seconds that run down. Reactive; ends with its owner. */
export function createClock(): () => number {
  const [now, setNow] = createSignal(serverNow());
  const timer = setInterval(() => setNow(serverNow()), 250);
  onCleanup(() => clearInterval(timer));
  return now;
}
