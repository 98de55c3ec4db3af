import { Banner, IconButton } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../i18n/index.ts';
import { deviceKeeps } from '../state/cache.ts';

/** Says that nothing is kept on this device, so that nobody counts on it. */
export function MemoryBanner() {
  const [read, setRead] = createSignal(false);
  const sentence = () => {
    const kept = deviceKeeps();
    return kept === 'yes' || read() ? undefined : text().shell.memory[kept];
  };
  return (
    <div role="status">
      <Show when={sentence()}>
        <Banner
          tone="warning"
          action={<IconButton icon="close" size="s" label={text().common.close} onClick={() => setRead(true)} />}
        >
          {sentence()}
        </Banner>
      </Show>
    </div>
  );
}
