import type { MediaContent, MessageId, MessageView, RoomId } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { endsWithMember } from './member-end.ts';
import { timelineOf } from './timelines.ts';

export type ShownPicture = MessageView & { readonly content: MediaContent };

const [shown, setShown] = createSignal<{ readonly roomId: RoomId; readonly messageId: MessageId } | null>(null);
endsWithMember(closeLightbox);

/** Which picture is shown large, and in which room; null: none. Reactive. */
export const lightbox = shown;

export function openLightbox(roomId: RoomId, messageId: MessageId): void {
  setShown({ roomId, messageId });
}

export function closeLightbox(): void {
  setShown(null);
}

/** Every picture of the room that is here, as they follow each other in the talk; those of an album by their number. Reactive. */
export function picturesIn(roomId: RoomId): ShownPicture[] {
  const pictures = (timelineOf(roomId)?.messages ?? []).filter(
    (message): message is ShownPicture => message.content.kind === 'image' && message.content.media.status === 'ready',
  );
  const place = new Map<string, number>();
  for (const { content, seq } of pictures)
    if (content.album) place.set(content.album.id, place.get(content.album.id) ?? seq);
  const begins = ({ content, seq }: ShownPicture) => place.get(content.album?.id ?? '') ?? seq;
  const index = ({ content }: ShownPicture) => content.album?.index ?? Number.MAX_SAFE_INTEGER;
  return pictures.sort((a, b) => begins(a) - begins(b) || index(a) - index(b) || a.seq - b.seq);
}
