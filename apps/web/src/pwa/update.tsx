import { Button, IconButton } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../i18n/index.ts';
import { postponeUpdate, startUpdate, updateReady, updateWaits } from './register.ts';
import './update.css';

/** Says that a new version is there and lets the member choose the moment. */
export function UpdateBanner() {
  return (
    <section class="update" aria-label={text().pwa.region} aria-live="polite">
      <Show when={updateWaits()}>
        <div class="update-card">
          <p>{text().pwa.waits}</p>
          <Button size="s" variant="quiet" onClick={() => location.reload()}>
            {text().pwa.reloadNow}
          </Button>
        </div>
      </Show>
      <Show when={updateReady() && !updateWaits()}>
        <div class="update-card">
          <p>{text().pwa.updateReady}</p>
          <Button size="s" onClick={startUpdate}>
            {text().pwa.updateNow}
          </Button>
          <IconButton icon="close" size="s" label={text().pwa.updateLater} onClick={postponeUpdate} />
        </div>
      </Show>
    </section>
  );
}
