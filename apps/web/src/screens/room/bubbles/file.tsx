import { createSignal, lazy, Show, Suspense } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { FileCard } from './file-card.tsx';
import { MediaState } from './media-state.tsx';
import type { SaidProps } from './said.ts';

const FileLinkDialog = lazy(() => import('../../file-link/file-link-dialog.tsx'));

/** A file of any kind; one that reached LINE as a link shows how its public page stands. */
export function FileBubble(props: SaidProps<'image' | 'video' | 'audio' | 'file'>) {
  const content = () => props.message.content;
  const [open, setOpen] = createSignal(false);
  const asLink = () => content().asLink && props.room.kind === 'line';
  return (
    <Show when={content().media.status === 'ready'} fallback={<MediaState content={content()} />}>
      <FileCard media={content().media} kind={content().kind} note={asLink() ? text().message.file.asLink : undefined}>
        <Show when={asLink()}>
          <button type="button" class="file-card-door" onClick={() => setOpen(true)}>
            {text().message.door.action}
          </button>
        </Show>
      </FileCard>
      <Show when={open()}>
        <Suspense>
          <FileLinkDialog
            messageId={props.message.id}
            fileName={content().media.name ?? text().message.file.noName}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </Show>
  );
}
