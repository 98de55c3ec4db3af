import type { MessageContent, QuoteView } from './content.ts';
import type { DeliveryReason, DeliveryRoute, DeliveryStatus } from './delivery.ts';
import type { ChannelId, ContactId, Instant, MemberKey, MessageId, RoomId, Seq } from './ids.ts';
import type { ContactFace } from './person.ts';
import type { PlaceView } from './place.ts';
import type { RecipientsView } from './recipients.ts';
import type { RoomKind, RoomLink } from './room.ts';

/** Things as the server tells them to a client. The same for every reader, unless the name says whose it is. */

export type OrganizationView = { readonly name: string; readonly companyName: string };

export type MemberView = {
  readonly id: MemberKey;
  readonly memberId: string;
  readonly name: string;
  readonly photoUrl: string | null;
  readonly admin: boolean;
  readonly externalTalk: boolean;
  readonly suspended: boolean;
};

export type ContactView = {
  readonly id: ContactId;
  /** Shown everywhere: the company's own name for them, else LINE's. */
  readonly displayName: string;
  readonly name: string | null;
  readonly lineName: string | null;
  readonly photoUrl: string | null;
  readonly statusMessage: string | null;
  readonly reading: string | null;
  readonly company: string | null;
  readonly title: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly memo: string | null;
  readonly addedAt: Instant;
  readonly blockedUsAt: Instant | null;
  readonly blockedAt: Instant | null;
};

/** Somebody in a room, and how they stand to it. What they are called is told apart: of members to all, of others as a `ContactFace`. */
export type ParticipantView =
  | { readonly kind: 'member'; readonly id: MemberKey }
  | {
      readonly kind: 'contact';
      readonly id: ContactId;
      readonly blockedUsAt: Instant | null;
      readonly blockedAt: Instant | null;
    };

export type RoomView = {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly link: RoomLink | null;
  /** The name given by members; null: clients show the names of the others. */
  readonly name: string | null;
  readonly participants: readonly ParticipantView[];
  /** Where at LINE it is heard, in the order in which they came. None in an internal room. */
  readonly places: readonly PlaceView[];
  readonly readMarks: ReadMarks | null;
  readonly createdAt: Instant;
};

/**
 * When the LINE user sees 既読. `byUs`: once a member with the permission had the message on screen. `off`: never, as the
 * members of this room want it. `automatic`: at once, whoever looks, because the account's Chat is off at LINE (LINE docs,
 * Mark as read). Null on a room without LINE users.
 */
export type ReadMarks = 'byUs' | 'off' | 'automatic';

/** A room in one member's list. */
export type RoomListItem = {
  readonly room: RoomView;
  readonly last: MessageView | null;
  readonly readUpTo: Seq;
  /** Messages of others after `readUpTo` that ask to be read (`asksToBeRead`); where there are very many, not all are counted. */
  readonly unread: number;
  /** What did not go out of it and is not settled (`notSent`), in the order in which it was said. */
  readonly notSent: readonly NotSentView[];
};

/** What the server tells of a member's rooms: each as it was at `seq`. */
export type RoomsAnswer = {
  readonly rooms: readonly RoomListItem[];
  /** Of the LINE users whom the rooms and their last messages name, each once. */
  readonly faces: readonly ContactFace[];
  readonly seq: Seq;
};

/** Part of a member's list, the room with the newest message first. */
export type RoomListPage = RoomsAnswer & {
  /** Where the next page begins; null: this is the last. */
  readonly next: RoomListPlace | null;
};

/**
 * After which room a page begins. All pages of one reading stand in the order of their first page, so that each room comes
 * once, whatever is said meanwhile.
 */
export type RoomListPlace = {
  /** `seq` of the first page. */
  readonly asOf: Seq;
  /** Seq of the room's last message at that time; null: there was none, and such rooms come first. */
  readonly last: Seq | null;
  readonly roomId: RoomId;
};

export type NotSentView = { readonly messageId: MessageId; readonly delivery: DeliveryView };

export type MessageAuthor =
  | { readonly kind: 'member'; readonly id: MemberKey; readonly name: string }
  /** Of some people in a group LINE tells no id, and then no name. A known one may have no name yet. */
  | { readonly kind: 'contact'; readonly id: ContactId | null; readonly name: string | null }
  | { readonly kind: 'system' };

export type DeliveryView = {
  readonly status: DeliveryStatus;
  readonly route: DeliveryRoute | null;
  readonly reason: DeliveryReason | null;
  /** Of one that waits: when it leaves at the earliest. Until its first try it can be taken back. */
  readonly leavesAt?: Instant;
  /** Not tried yet: nothing of it has left. */
  readonly untried?: true;
  /** Of one that LINE took: messages of the month that it cost. Of several in one call, the first carries the price. */
  readonly cost?: number;
  /** What LINE said to it, in LINE's words. */
  readonly detail?: string;
  /** Who has said that it arrived, where LINE's word was never heard. */
  readonly decidedBy?: { readonly id: MemberKey; readonly name: string };
  /** The phone is not to ring. */
  readonly silent?: true;
  /** LINE did not take its LINE emoji: words went in their place. */
  readonly withoutEmoji?: true;
  /** LINE did not take its quote: the quoted words went as text, where they fitted. */
  readonly withoutQuote?: true;
  /** Where words go to several places; `status` is then of them all. */
  readonly recipients?: RecipientsView;
};

export type MessageView = {
  readonly id: MessageId;
  readonly roomId: RoomId;
  readonly seq: Seq;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  readonly at: Instant;
  /** Only for what goes to LINE. */
  readonly delivery: DeliveryView | null;
  readonly quote?: QuoteView;
  /** LINE's time of the edit that is shown. */
  readonly editedAt?: Instant;
  /** Of several that were sent by one press: the id of the first. */
  readonly sendId?: MessageId;
};

export type MessagePage = {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Of the LINE users whom it names and who are in the room no more. */
  readonly faces: readonly ContactFace[];
};

export type InvitationView = {
  readonly code: string;
  /** Page of ours that explains and opens LINE. */
  readonly url: string;
  readonly uses: number;
  readonly createdAt: Instant;
};

/** What a stranger with an invitation link may see. */
export type InvitationPage = {
  /** `faceColor` of the member, for where there is no photo: a stranger gets no id. */
  readonly faceColor: number;
  readonly memberName: string;
  readonly photoUrl: string | null;
  readonly companyName: string;
  readonly accountName: string;
  /** The account is this member's alone: adding it is enough. Else the pre-filled words say who is meant. */
  readonly personal: boolean;
  /** Opens LINE on a phone; drawn as a QR code on a desktop. */
  readonly lineUrl: string;
};

export type ChannelView = {
  readonly id: ChannelId;
  readonly lineChannelId: string;
  readonly displayName: string;
  readonly basicId: string;
  readonly photoUrl: string | null;
  readonly chatMode: 'chat' | 'bot';
  readonly webhookUrl: string;
  /** In the order of serving; the first is the reception. */
  readonly served: readonly { readonly id: MemberKey; readonly name: string }[];
  /** Where LINE sends the events by its own word; null: nowhere, or it was not asked yet. */
  readonly webhookEndpoint: string | null;
  /** When LINE said so last; a question without an answer leaves what was known. */
  readonly webhookAskedAt: Instant | null;
  readonly webhookActive: boolean | null;
  readonly lastTest: ChannelTest | null;
  readonly lastEventAt: Instant | null;
  readonly signatureFailures: number;
};

export type ChannelTest = {
  readonly at: Instant;
  readonly success: boolean;
  readonly statusCode: number;
  readonly reason: string;
  readonly detail: string;
};

export type SessionView = {
  readonly id: string;
  readonly current: boolean;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
};

export type AuditEntryView = {
  readonly seq: Seq;
  readonly at: Instant;
  /** `operator`, where nobody with a name acted. */
  readonly actorName: string;
  /** The address of their device; null: unknown, or at the server itself. */
  readonly from: string | null;
  /** An `AuditAction`, or what another version wrote. */
  readonly action: string;
  /** Empty: it has no name. */
  readonly subject: string;
  /** Null: it was in no talk. */
  readonly roomId: RoomId | null;
  readonly detail: string;
};

/** Of a file that is being fetched from LINE. */
export type FetchProgressView = { readonly received: number; readonly total: number | null };

/** The public page of one file. */
export type FileLinkView = {
  readonly url: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly downloads: number;
};
