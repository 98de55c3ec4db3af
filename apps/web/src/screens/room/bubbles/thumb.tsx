import type { MediaView, MessageId } from '@engawa/domain';
import { createSignal, Match, onCleanup, onMount, Switch } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { fileAddress, thumbOf } from '../../../state/media-cache.ts';
import { whenNear } from './near.ts';
import './thumb.css';

type ThumbProps = { messageId: MessageId; media: MediaView; alt: string };

/** The small picture of a file, fetched when it comes near; fills the place that its parent keeps free. */
export function Thumb(props: ThumbProps) {
  const [src, setSrc] = createSignal<string | null>();
  let element!: HTMLSpanElement;
  onMount(() => whenNear(element, createPicture(props, setSrc)));
  return (
    <span class="thumb" ref={element} data-waiting={src() === undefined ? '' : undefined}>
      <Switch>
        <Match when={src()}>{(address) => <img src={address()} alt={props.alt} draggable={false} />}</Match>
        <Match when={src() === null}>
          <span class="thumb-missing">{text().message.media.notOnDevice}</span>
        </Match>
      </Switch>
    </span>
  );
}

/** Must be called while a component is made: what it holds of the picture goes with the component. */
export function createPicture(
  props: Pick<ThumbProps, 'messageId' | 'media'>,
  found: (src: string | null) => void,
): () => void {
  let address: string | null = null;
  let alive = true;
  onCleanup(() => {
    alive = false;
    if (address) URL.revokeObjectURL(address);
  });
  return () => {
    if (!props.media.thumb) return found(fileAddress(props.media.id));
    void thumbOf(props.messageId, props.media.id).then((blob) => {
      if (!alive) return;
      address = blob && URL.createObjectURL(blob);
      found(address);
    });
  };
}
