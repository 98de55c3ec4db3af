import type { MessageContent, QuoteView } from './content.ts';
import type { DeliveryReason, DeliveryRoute, DeliveryStatus, UndoSeconds } from './delivery.ts';
import type { ChannelId, ContactId, Instant, MemberKey, MessageId, RoomId, Seq } from './ids.ts';
import type { QuotaLevel } from './quota.ts';
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

export type ParticipantView =
  | { readonly kind: 'member'; readonly id: MemberKey; readonly name: string; readonly photoUrl: string | null }
  | {
      readonly kind: 'contact';
      readonly id: ContactId;
      readonly name: string;
      readonly photoUrl: string | null;
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
  readonly channelId: ChannelId | null;
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
  /** Messages of others after `readUpTo`, system lines not counted. */
  readonly unread: number;
};

export type MessageAuthor =
  | { readonly kind: 'member'; readonly id: MemberKey; readonly name: string }
  | { readonly kind: 'contact'; readonly id: ContactId; readonly name: string }
  | { readonly kind: 'system' };

export type DeliveryView = {
  readonly status: DeliveryStatus;
  readonly route: DeliveryRoute | null;
  readonly reason: DeliveryReason | null;
  /** Of one that waits: when it leaves at the earliest. Until its first try it can be taken back. */
  readonly leavesAt?: Instant;
  /** Not tried yet: nothing of it has left. */
  readonly untried?: true;
  /** What LINE said to it, in LINE's words. */
  readonly detail?: string;
  /** The phone is not to ring. */
  readonly silent?: true;
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
};

export type MessagePage = {
  readonly messages: readonly MessageView[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
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

/** A webhook event that was kept but not understood, or not routed. */
export type KeptEventView = {
  readonly id: string;
  readonly channelName: string;
  readonly type: string;
  readonly receivedAt: Instant;
  readonly reason: 'unknownType' | 'unreadable' | 'unserved' | 'failed' | 'groupEvent';
  readonly body: string;
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
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
};

/** The messages of the month of one account, by LINE's count and by ours. */
export type QuotaView = {
  /** Null: LINE sets no limit. */
  readonly limit: number | null;
  /** LINE's figure, approximate and late (LINE reference, Get number of messages sent this month). */
  readonly usedByLine: number;
  /** What this installation spent in the month. */
  readonly usedByUs: number;
  /** What is gone of the month by both (see `quotaUsed`); what is left is counted from it. */
  readonly used: number;
  readonly level: QuotaLevel;
  readonly forecast: number | null;
  /** When LINE was asked last; null: never yet. */
  readonly readAt: Instant | null;
};

/** What the next words into a LINE room cost. */
export type WalletView = {
  /** Until when words said by this member leave by each free reply token, the oldest first; one is spent for each call of up to five bubbles. */
  readonly freeUntil: readonly Instant[];
  /** Messages of the month that one push into this room costs. */
  readonly cost: number;
  /** Null: LINE has not been asked yet. */
  readonly quota: QuotaView | null;
  /** Why words without a free token would wait now. */
  readonly held: 'monthlyLimit' | 'memberCap' | null;
  /** The member's own share of the month. */
  readonly cap: { readonly limit: number; readonly used: number } | null;
  readonly undoSeconds: UndoSeconds;
};

export type ChannelQuotaView = {
  readonly channel: { readonly id: ChannelId; readonly displayName: string };
  readonly quota: QuotaView | null;
  readonly waiting: number;
  readonly byMember: readonly {
    readonly id: MemberKey | null;
    readonly name: string;
    readonly spent: number;
    readonly free: number;
  }[];
  readonly byRoom: readonly {
    readonly id: RoomId;
    readonly name: string;
    readonly spent: number;
    readonly free: number;
  }[];
};

export type MemberCapView = {
  readonly id: MemberKey;
  readonly name: string;
  readonly cap: number | null;
  readonly spent: number;
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

export type GreetingView = { readonly on: boolean; readonly text: string; readonly card: boolean };

/** One request between LINE and us, as far as it may be shown: no tokens, no secrets, words cut out. */
export type TrafficView = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly at: Instant;
  readonly ms: number;
  /** HTTP status; null: there was no answer. */
  readonly status: number | null;
  /** LINE's `x-line-request-id`. */
  readonly requestId: string | null;
  /** Types of the events, or the endpoint. */
  readonly what: string;
  readonly problem: TrafficProblem | null;
  /** JSON */
  readonly body: string;
};

export type TrafficProblem =
  | 'signatureMissing'
  /** Signed with another secret: the channel's was issued anew at LINE, or somebody else knocks. */
  | 'signatureWrong'
  /** Signed with the secret of another account of this installation. */
  | 'signedForOther'
  | 'destinationWrong'
  | 'unreadable'
  | 'badCredentials'
  | 'invalidReplyToken'
  | 'refused'
  | 'unknownDestination'
  | 'monthlyLimit'
  | 'quotaReserved'
  | 'tooManyRequests'
  | 'tooManyToContact'
  | 'lineFault'
  | 'noAnswer'
  | 'unreachable';

/** Facts, each with the moment it was seen; null: not seen yet. */
export type DoctorView = {
  readonly channel: ChannelView;
  readonly facts: {
    readonly webhookActive: boolean | null;
    readonly chatMode: 'chat' | 'bot';
    readonly firstEventAt: Instant | null;
    readonly lastEventAt: Instant | null;
    readonly redeliverySeenAt: Instant | null;
    /** LINE answered somebody by itself, as far as that can be told. */
    readonly autoReplySuspectedAt: Instant | null;
    readonly signatureFailures: {
      readonly count: number;
      readonly cause: TrafficProblem | null;
      readonly lastAt: Instant | null;
    };
    /** The server stops asking LINE for so long, because nothing but faults came back. */
    readonly pausedUntil: Instant | null;
  };
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly webhooks: readonly TrafficView[];
  readonly sends: readonly TrafficView[];
};
