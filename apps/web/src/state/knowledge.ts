import type {
  ContactFace,
  ContactId,
  ContactView,
  DeliveryView,
  MemberKey,
  MemberView,
  MessageId,
  MessageView,
  OrganizationView,
  RoomId,
  RoomListItem,
  RoomListPlace,
  Seq,
} from '@engawa/domain';

/** An unbroken stretch of a room's messages, ascending by seq; `hasNewer` when it does not reach the end. */
export type Timeline = {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

/** How far this device has come in a list that it reads page by page. */
export type Listing = {
  /** `seq` of the first page. */
  readonly asOf: Seq;
  /** Where the next page begins. */
  readonly from: RoomListPlace;
  /** Rooms that were known when it was begun and have not come yet. In the end the member is not in them any more. */
  readonly unseen: readonly RoomId[];
  /** A whole list was known before: nothing is missing meanwhile. */
  readonly again: boolean;
};

/** What this device knows of the member's world. */
export type Knowledge = {
  readonly me: MemberKey;
  /** Events up to here have been applied. */
  readonly cursor: Seq;
  readonly rooms: Readonly<Record<RoomId, RoomListItem>>;
  /** The seq at which the server last said how the room is, or that it is gone: older events and answers are no news of it. */
  readonly roomsAsOf: Readonly<Record<RoomId, Seq>>;
  /** Seq of the last event about a room or somebody: no answer of before knows of it. */
  readonly heard: Readonly<Record<RoomId | MemberKey | ContactId, Seq>>;
  /** The reading of the list that is under way; null: it was read to its end; undefined: no page has ever come. */
  readonly listing: Listing | null | undefined;
  /** Rooms of which events alone cannot tell how they are: the server is to be asked. */
  readonly needed: Readonly<Record<RoomId, true>>;
  readonly timelines: Readonly<Record<RoomId, Timeline>>;
  /** Seq of the newest message heard of, in the timeline or not. */
  readonly newest: Readonly<Record<RoomId, Seq>>;
  /** What the feed last said of a delivery; a page on its way may still carry an older word. */
  readonly deliveries: Readonly<Record<MessageId, DeliveryView>>;
  /** Messages as the feed last said that they had become; a page on its way may still carry an older word. */
  readonly changed: Readonly<Record<MessageId, MessageView>>;
  readonly members: Readonly<Record<MemberKey, MemberView>>;
  /** The address book: none of it without the permission. */
  readonly contacts: Readonly<Record<ContactId, ContactView>>;
  /** What LINE users are called and look like, wherever they are named. */
  readonly faces: Readonly<Record<ContactId, ContactFace>>;
  /** The seq of the newest answer that told of a face: no answer and no event of before knows it better. */
  readonly facesAsOf: Readonly<Record<ContactId, Seq>>;
};

/** One thing that becomes different. Changes are values, so that stores, cache and tests can each take them their own way. */
export type Change =
  /** `about`: the room or person of whom the event told. */
  | { readonly of: 'cursor'; readonly seq: Seq; readonly about?: RoomId | MemberKey | ContactId | undefined }
  | { readonly of: 'listing'; readonly listing: Listing | null }
  /** `asOf`: the server's answer of then, which ends the asking. */
  | { readonly of: 'room'; readonly item: RoomListItem; readonly asOf?: Seq }
  | { readonly of: 'roomGone'; readonly roomId: RoomId; readonly asOf: Seq }
  | { readonly of: 'timeline'; readonly roomId: RoomId; readonly timeline: Timeline }
  | { readonly of: 'newest'; readonly roomId: RoomId; readonly seq: Seq }
  | { readonly of: 'delivery'; readonly messageId: MessageId; readonly delivery: DeliveryView }
  /** A standing message has become another: edited, taken back, its file there at last. */
  | { readonly of: 'changed'; readonly message: MessageView }
  | { readonly of: 'member'; readonly member: MemberView }
  | { readonly of: 'contact'; readonly contact: ContactView }
  /** A LINE user whom this member may not see any more. */
  | { readonly of: 'contactGone' | 'faceGone'; readonly contactId: ContactId }
  | { readonly of: 'face'; readonly face: ContactFace }
  | { readonly of: 'faceTold'; readonly contactId: ContactId; readonly asOf: Seq }
  | { readonly of: 'organization'; readonly organization: OrganizationView }
  /** The server has the message: the unsent one with the same id goes. */
  | { readonly of: 'sent'; readonly messageId: MessageId }
  /** The events alone cannot tell how the room is; the server can. */
  | { readonly of: 'snapshotNeeded'; readonly roomId: RoomId };
