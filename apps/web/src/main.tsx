import '@engawa/ui/styles.css';
import './app.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { preferredLanguage, showLanguage } from './i18n/index.ts';
import { listenForInstall } from './pwa/install.ts';
import { registerServiceWorker } from './pwa/register.ts';
import { addressAfter } from './shell/address-after.ts';
import { keepAboveKeyboard } from './shell/keyboard.ts';
import { startSession } from './state/session.ts';
import { askBeforeUnload } from './state/unfinished.ts';

/** Not even the words could be loaded: these few lie here. */
function sayNotLoaded(place: HTMLElement): void {
  const again = document.createElement('button');
  again.textContent = '再読み込み / Reload';
  again.addEventListener('click', () => location.reload());
  place.replaceChildren('Engawaを読み込めませんでした。 / Engawa could not be loaded. ', again);
}

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

// The words and the question who is signed in travel at the same time.
void startSession((why) => location.replace(addressAfter(why, location)));
keepAboveKeyboard();
askBeforeUnload();
listenForInstall();
showLanguage(preferredLanguage()).then(
  () => render(() => <App />, root),
  () => sayNotLoaded(root),
);
void registerServiceWorker();
