import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { FileCard } from './file-card.tsx';
import { LinkDoor } from './link-door.tsx';
import { MediaState } from './media-state.tsx';
import type { SaidProps } from './said.ts';

/** A file of any kind; one that reached LINE as a link shows how its public page stands. */
export function FileBubble(props: SaidProps<'image' | 'video' | 'audio' | 'file'>) {
  const content = () => props.message.content;
  const note = () => {
    if (content().media.reason) return text().message.media.onlyFile;
    return asLink() ? text().message.file.asLink : undefined;
  };
  const asLink = () => content().asLink && props.room.kind === 'line';
  return (
    <Show when={content().media.status === 'ready'} fallback={<MediaState content={content()} />}>
      <FileCard media={content().media} kind={content().kind} note={note()}>
        <Show when={asLink()}>
          <LinkDoor {...props} />
        </Show>
      </FileCard>
    </Show>
  );
}
