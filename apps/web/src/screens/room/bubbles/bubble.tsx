import type { MessageContent, MessageView, RoomView } from '@engawa/domain';
import { type Component, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { messageWords } from '../../message-words.ts';
import type { ShownAlbum } from '../albums.ts';
import { Quote } from '../quote.tsx';
import { AlbumBubble } from './album.tsx';
import { AudioBubble } from './audio.tsx';
import { FileBubble } from './file.tsx';
import { GreetingBubble } from './greeting.tsx';
import { ImageBubble } from './image.tsx';
import { LocationBubble } from './location.tsx';
import type { SaidProps } from './said.ts';
import { StickerBubble } from './sticker.tsx';
import { TextBubble } from './text.tsx';
import { UnsentBubble } from './unsent.tsx';
import { VideoBubble } from './video.tsx';
import './bubble.css';

type BubbleProps = {
  message: MessageView;
  room: RoomView;
  album?: ShownAlbum | null;
  /** How many messages it stands for; one unless said otherwise. */
  count?: number;
};
type AnyBubble = Component<{ message: MessageView; room: RoomView }>;

/** What was said, drawn by its kind, under what it answers. */
export function Bubble(props: BubbleProps) {
  const kind = () => shownAs(props.message.content);
  return (
    <div class="message-bubble" data-kind={props.album ? 'album' : kind()}>
      <Show when={props.message.content.kind !== 'unsent' && props.message.quote}>
        {(quote) => <Quote quote={quote()} roomId={props.message.roomId} />}
      </Show>
      <Show when={props.album} fallback={<Dynamic component={bubbles[kind()]} {...props} />}>
        {(album) => <AlbumBubble album={album()} room={props.room} />}
      </Show>
    </div>
  );
}

/** A picture or film that reached LINE as a link is shown as what the LINE user sees: a file. */
function shownAs(content: MessageContent): MessageContent['kind'] {
  return 'asLink' in content && content.asLink && content.kind !== 'image' ? 'file' : content.kind;
}

const bubbles: Readonly<Record<MessageContent['kind'], AnyBubble>> = {
  text: TextBubble as AnyBubble,
  sticker: StickerBubble as AnyBubble,
  image: ImageBubble as AnyBubble,
  video: VideoBubble as AnyBubble,
  audio: AudioBubble as AnyBubble,
  file: FileBubble as AnyBubble,
  location: LocationBubble as AnyBubble,
  greeting: GreetingBubble as AnyBubble,
  unsent: UnsentBubble as AnyBubble,
  system: PlainBubble,
  unsupported: PlainBubble,
};

function PlainBubble(props: SaidProps<MessageContent['kind']>) {
  return <>{messageWords(props.message)}</>;
}
