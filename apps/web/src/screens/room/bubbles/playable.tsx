import type { MediaView } from '@engawa/domain';
import { createSignal, type JSX, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { FileCard } from './file-card.tsx';

/** What the browser can play, and where it cannot: the file to save, with the reason. */
export function Playable(props: {
  media: MediaView;
  kind: 'video' | 'audio';
  children: (failed: () => void) => JSX.Element;
}) {
  const [failed, setFailed] = createSignal(false);
  return (
    <Show when={failed()} fallback={props.children(() => navigator.onLine && setFailed(true))}>
      <FileCard media={props.media} kind={props.kind} note={text().message.media.cannotPlay} />
    </Show>
  );
}
