import type {
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
  Seq,
} from '@engawa/domain';

/** An unbroken stretch of a room's messages, ascending by seq; `hasNewer` when it does not reach the end. */
export type Timeline = {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

/** What this device knows of the member's world. */
export type Knowledge = {
  readonly me: MemberKey;
  /** Events up to here have been applied. */
  readonly cursor: Seq;
  /** The room items come from a list of this seq: older events are in them already. */
  readonly roomsAsOf: Seq;
  readonly rooms: Readonly<Record<RoomId, RoomListItem>>;
  readonly timelines: Readonly<Record<RoomId, Timeline>>;
  /** Seq of the newest message heard of, in the timeline or not. */
  readonly newest: Readonly<Record<RoomId, Seq>>;
  /** What the feed last said of a delivery; a page on its way may still carry an older word. */
  readonly deliveries: Readonly<Record<MessageId, DeliveryView>>;
  /** Messages as the feed last said that they had become; a page on its way may still carry an older word. */
  readonly changed: Readonly<Record<MessageId, MessageView>>;
  readonly members: Readonly<Record<MemberKey, MemberView>>;
  readonly contacts: Readonly<Record<ContactId, ContactView>>;
};

/** One thing that becomes different. Changes are values, so that stores, cache and tests can each take them their own way. */
export type Change =
  | { readonly of: 'cursor'; readonly seq: Seq }
  | { readonly of: 'roomsAsOf'; readonly seq: Seq }
  | { readonly of: 'room'; readonly item: RoomListItem }
  | { readonly of: 'roomGone'; readonly roomId: RoomId }
  | { readonly of: 'timeline'; readonly roomId: RoomId; readonly timeline: Timeline }
  | { readonly of: 'newest'; readonly roomId: RoomId; readonly seq: Seq }
  | { readonly of: 'delivery'; readonly messageId: MessageId; readonly delivery: DeliveryView }
  /** A standing message has become another: edited, taken back, its file there at last. */
  | { readonly of: 'changed'; readonly message: MessageView }
  | { readonly of: 'member'; readonly member: MemberView }
  | { readonly of: 'contact'; readonly contact: ContactView }
  /** A LINE user whom this member may not see any more. */
  | { readonly of: 'contactGone'; readonly contactId: ContactId }
  | { readonly of: 'organization'; readonly organization: OrganizationView }
  /** The server has the message: the unsent one with the same id goes. */
  | { readonly of: 'sent'; readonly messageId: MessageId }
  /** The events alone cannot tell; a fresh room list can. */
  | { readonly of: 'snapshotNeeded' };
