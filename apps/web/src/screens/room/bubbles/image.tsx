import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { openLightbox } from '../../../state/lightbox.ts';
import { authorName } from './author-name.ts';
import { LinkDoor } from './link-door.tsx';
import { MediaState } from './media-state.tsx';
import { placeFor } from './place.ts';
import type { SaidProps } from './said.ts';
import { Thumb } from './thumb.tsx';
import './image.css';

export function ImageBubble(props: SaidProps<'image'>) {
  const media = () => props.message.content.media;
  const place = () => placeFor(media().width, media().height);
  const alt = () => text().message.image.alt(authorName(props.message));
  return (
    <Show when={media().status === 'ready'} fallback={<MediaState content={props.message.content} />}>
      <button
        type="button"
        class="image-bubble"
        style={{ width: `${place().width}px`, 'aspect-ratio': `${place().width} / ${place().height}` }}
        title={text().message.image.open}
        onClick={() => openLightbox(props.message.roomId, props.message.id)}
      >
        <Thumb messageId={props.message.id} media={media()} alt={alt()} />
      </button>
      <Show when={props.message.content.asLink && props.room.kind === 'line'}>
        <span class="image-as-link">
          <span>{text().message.file.asLink}</span>
          <LinkDoor {...props} />
        </span>
      </Show>
    </Show>
  );
}
