import type { MediaContent, MediaKind, MessageContent, MessageView, RoomView } from '@engawa/domain';

type Kind = MessageContent['kind'];
type ContentOf<K extends Kind> = K extends MediaKind
  ? MediaContent & { readonly kind: K }
  : Extract<MessageContent, { kind: K }>;

/** A message of certain kinds, and where it stands: what every bubble is given. */
export type SaidProps<K extends Kind> = {
  message: MessageView & { readonly content: ContentOf<K> };
  room: RoomView;
};
