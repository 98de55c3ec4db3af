import type { ChannelId, ContactId } from './ids.ts';

/** A talk with one LINE user, a group, or a room as LINE had them before groups. */
export type LineChatKind = 'user' | 'group' | 'room';

/** How a room stands to one of its places at LINE. Only a `joined` one hears what is said, and is heard. */
export type PlaceState = 'invited' | 'joined' | 'paused' | 'declined' | 'left' | 'removed';

/** Where at LINE a room is heard; LINE's own ids stay on the server. */
export type PlaceView = {
  readonly channelId: ChannelId;
  readonly kind: LineChatKind;
  readonly state: PlaceState;
  /** Of a talk with one LINE user: who that is. */
  readonly contactId: ContactId | null;
};

/** The one place of a room that has only one, also where it is heard no more; null where there are none or several. */
export function onlyPlace<Place>(places: readonly Place[]): Place | null {
  const [first, ...others] = places;
  return first && others.length === 0 ? first : null;
}

/** Whether LINE can show there that somebody types: in a talk with one LINE user alone (LINE docs, Loading indicator). */
export function canShowTyping({ kind }: Pick<PlaceView, 'kind'>): boolean {
  return kind === 'user';
}

/** Whether a room is heard through this channel. */
export function runsThrough(room: { readonly places: readonly PlaceView[] }, channelId: ChannelId): boolean {
  return room.places.some((place) => place.channelId === channelId);
}
