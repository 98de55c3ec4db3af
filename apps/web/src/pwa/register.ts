import { createSignal } from 'solid-js';
import { Workbox } from 'workbox-window';
import { whenFinished } from '../state/unfinished.ts';

const hourMs = 60 * 60 * 1000;
const [waiting, setWaiting] = createSignal(false);
const [replaced, setReplaced] = createSignal(false);
let worker: Workbox | undefined;

/** A new version of the app is on this device and waits to be used. Reactive. */
export const updateReady = waiting;

/** A new version is in use, and this page loads anew as soon as nothing on it is unfinished. Reactive. */
export const updateWaits = replaced;

/** Registers the service worker and looks for new versions, hourly and whenever the app comes to the front. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  worker = new Workbox('/service-worker.js');
  worker.addEventListener('waiting', () => setWaiting(true));
  // Another tab may have agreed to the update: this page's files are gone from the cache then. What is unfinished comes first.
  worker.addEventListener('controlling', (event) => {
    if (!event.isUpdate) return;
    setReplaced(true);
    whenFinished(() => location.reload());
  });
  await worker.register().catch(() => undefined);
  setInterval(lookForUpdate, hourMs);
  document.addEventListener('visibilitychange', lookForUpdate);
}

/** Lets the new version take over; the page reloads by itself. */
export function startUpdate(): void {
  setWaiting(false);
  worker?.messageSkipWaiting();
}

export function postponeUpdate(): void {
  setWaiting(false);
}

function lookForUpdate(): void {
  if (document.visibilityState === 'visible' && navigator.onLine) void worker?.update().catch(() => undefined);
}
