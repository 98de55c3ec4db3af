import { createSignal } from 'solid-js';

/** Chromium's event, not in the standard types. */
type InstallPromptEvent = Event & {
  prompt: () => Promise<void>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
};

/** How the app can be put on this device: already there, by our button, by Safari's share sheet, by another browser's menu. */
export type InstallWay = 'installed' | 'button' | 'apple' | 'menu';

const [offer, setOffer] = createSignal<InstallPromptEvent>();
const [installed, setInstalled] = createSignal(runsAsApp());

/** Catches the browser's offer, which comes once and early; to be called before the first screen is drawn. */
export function listenForInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    setOffer(event as InstallPromptEvent);
  });
  window.addEventListener('appinstalled', () => {
    setInstalled(true);
    setOffer(undefined);
  });
}

/** Reactive. */
export function installWay(): InstallWay {
  if (installed()) return 'installed';
  if (offer()) return 'button';
  return isApple() ? 'apple' : 'menu';
}

/** Shows the browser's own question. Only when `installWay()` is "button". */
export async function installApp(): Promise<void> {
  const event = offer();
  if (!event) return;
  await event.prompt();
  const { outcome } = await event.userChoice;
  // The event works once, whatever was answered.
  setOffer(undefined);
  if (outcome === 'accepted') setInstalled(true);
}

function runsAsApp(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  );
}

function isApple(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}
