import type {
  AuditSubjectKind,
  CallId,
  ChannelId,
  ContactId,
  DeliveryId,
  DeliveryReason,
  DeliveryRoute,
  DeliveryStatus,
  Instant,
  KeptReason,
  MemberKey,
  MessageContent,
  MessageId,
  RoomId,
  Seq,
  TrafficProblem,
} from '@engawa/domain';
import type { Generated } from 'kysely';
import type { AuthSchema } from './auth-schema.ts';
import type { LineSchema } from './line-schema.ts';
import type { MediaSchema } from './media-schema.ts';
import type { Who } from './who.ts';

/**
 * The tables. Text ids, ISO-8601 UTC text times, integers: the types both databases share. JSON stands in text columns
 * that end in the name of what they hold. A fact that happens at a time is a time column, null until then.
 */
export interface Schema extends AuthSchema, LineSchema, MediaSchema {
  organization: { id: 1; name: string; company_name: string; created_at: Instant };

  /** One row. Taken first by every write, so there is one writer at a time and `seq` rises in the order of commits. */
  event_head: { id: 1; seq: Seq };
  event: {
    seq: Seq;
    kind: string;
    scope: 'everyone' | 'admins' | 'externalTalk' | 'room' | 'member';
    room_id: RoomId | null;
    member_id: MemberKey | null;
    /** Of `message.changed` alone: what is taken back must be taken out of these events too. */
    message_id: MessageId | null;
    /** The whole feed event as JSON, ready to be sent: written once for all its readers. */
    body: string;
    at: Instant;
  };
  audit: {
    seq: Seq;
    at: Instant;
    /** Null, as all columns that may be: an entry from before they were. */
    who_kind: Who['kind'] | null;
    actor_id: string | null;
    actor_name: string;
    session_id: string | null;
    from_address: string | null;
    action: string;
    about_kind: AuditSubjectKind | null;
    about_id: string | null;
    /** The name of what it is about, as it was. */
    subject: string;
    room_id: RoomId | null;
    detail: string;
  };

  member: {
    id: MemberKey;
    member_id: string;
    name: string;
    /** Unguessable part of the photo's address; a new photo has a new one. */
    photo_key: string | null;
    admin_since: Instant | null;
    external_talk_at: Instant | null;
    suspended_at: Instant | null;
    /** How long words to LINE can be taken back before they leave. */
    undo_seconds: Generated<number>;
    /** Messages of the month that the member may spend; null: no share set. */
    monthly_cap: number | null;
    created_at: Instant;
  };
  invitation: { code: string; member_id: MemberKey; uses: number; created_at: Instant; revoked_at: Instant | null };

  contact: {
    id: ContactId;
    line_user_id: string;
    line_name: string | null;
    line_photo_url: string | null;
    line_status_message: string | null;
    name: string | null;
    reading: string | null;
    company: string | null;
    title: string | null;
    phones: string;
    emails: string;
    memo: string | null;
    added_at: Instant;
    blocked_at: Instant | null;
    /** When LINE is to be asked for the profile; null: not before the next sign of life. */
    profile_due_at: Instant | null;
    profile_fetched_at: Instant | null;
    profile_attempts: number;
  };

  channel: {
    id: ChannelId;
    /** Opaque part of the webhook's address. */
    key: string;
    line_channel_id: string;
    /** Sealed with the installation's secret. */
    sealed_secret: string;
    bot_user_id: string;
    basic_id: string;
    display_name: string;
    photo_url: string | null;
    chat_mode: 'chat' | 'bot';
    webhook_active: 0 | 1 | null;
    /** Where LINE sends webhooks by its own word, when it was asked last with success; null there: nowhere. */
    webhook_endpoint: Generated<string | null>;
    webhook_asked_at: Generated<Instant | null>;
    /** Where we told LINE to send them, when we last did. */
    webhook_set_to: Generated<string | null>;
    last_test: string | null;
    last_event_at: Instant | null;
    first_event_at: Instant | null;
    redelivery_seen_at: Instant | null;
    auto_reply_suspected_at: Instant | null;
    /** LINE refused a fresh reply token that we had not used: somebody else had. */
    reply_token_lost_at: Instant | null;
    /** GreetingView as JSON; null: none was set up. */
    greeting: string | null;
    quota_kind: 'none' | 'limited' | null;
    quota_limit: number | null;
    quota_used: number | null;
    quota_read_at: Instant | null;
    /** LINE said that the month is spent: no push is tried before. */
    month_spent_until: Instant | null;
    created_at: Instant;
  };
  channel_member: { channel_id: ChannelId; member_id: MemberKey; position: number };
  reply_token: { token: string; line_chat_id: string; expires_at: Instant; used_at: Instant | null };

  room: {
    id: RoomId;
    kind: 'internal' | 'line';
    link: 'direct' | 'relay' | 'group' | null;
    name: string | null;
    /** The member who owns a room with LINE users, and pays for it. */
    host_member_id: MemberKey | null;
    /** Both members of an internal talk of two, so that there is one such room. */
    pair_key: string | null;
    /** 1: the LINE user is not told that words were read. */
    read_marks_off: Generated<0 | 1>;
    created_at: Instant;
  };
  participant: {
    room_id: RoomId;
    person_id: MemberKey | ContactId;
    kind: 'member' | 'contact';
    /** Events of the room after this are for this participant. */
    joined_seq: Seq;
    left_seq: Seq | null;
    read_up_to: Seq;
  };
  message: {
    room_id: RoomId;
    seq: Seq;
    id: MessageId;
    author_kind: 'member' | 'contact' | 'system';
    author_id: string | null;
    /** As it was when the words were said; null: LINE had not told it yet, and who reads them asks what it is now. */
    author_name: string | null;
    kind: MessageContent['kind'];
    content: string;
    quoted_message_id: MessageId | null;
    /** The words quote something that LINE named and we do not know: its LINE id. */
    quoted_line_message_id: string | null;
    /** LINE's time of the edit that is shown, ms since 1970. */
    edited_timestamp: number | null;
    /** Of several that were sent by one press: the id of the first. */
    send_id: MessageId | null;
    at: Instant;
  };
  /** What was taken back: none of it that is still on its way to the server comes in later. */
  taken_back_send: { send_id: MessageId; author_id: MemberKey; at: Instant };
  /** Earlier words of an edited message, for the audit alone; destroyed when the message is taken back. */
  message_version: { message_id: MessageId; line_timestamp: number; content: string; at: Instant };
  /** LINE's words for the stickers that members can send. */
  sticker_word: { package_id: string; sticker_id: string; word: string };

  /**
   * One request to LINE: what leaves together for one LINE chat. A retry takes the same row up again, so that its id, the
   * retry key of a push, guards the same words. One at a time for each LINE chat is not ended.
   */
  call: {
    /** UUID; the retry key of a push. */
    id: CallId;
    line_chat_id: string;
    channel_id: ChannelId;
    /** Null: it waits for another try, and whichever way is free then will do. */
    route: DeliveryRoute | null;
    /** By which it is a reply; it belongs to no other call. */
    reply_token: string | null;
    silent: 0 | 1;
    /** People whom LINE counts when it is a push: 1, or all in a group. */
    heads: number;
    /** Messages of the month that it cost, or costs if LINE takes what is on its way. */
    cost: number;
    /** Whose share it is, and for which of its messages; null: the account's own words. */
    paid_by: MemberKey | null;
    paid_for_message_id: MessageId | null;
    paid_for_room_id: RoomId | null;
    attempts: number;
    first_tried_at: Instant;
    /** 1: an attempt was begun and its answer is not known. */
    doubtful: 0 | 1;
    claimed_by: string | null;
    /** Until when it belongs to that process; null: it waits for another try. */
    claimed_until: Instant | null;
    ended_at: Instant | null;
    line_request_id: string | null;
  };
  /** One message, or one part of a long one, on its way to one LINE chat. */
  delivery: {
    id: DeliveryId;
    seq: Seq;
    message_id: MessageId;
    room_id: RoomId;
    line_chat_id: string;
    channel_id: ChannelId;
    /** A long text is sent in several parts, each a delivery of its own; from 0. */
    part: Generated<number>;
    /** `held`: nothing may be spent for it; members see it wait for that reason. */
    status: DeliveryStatus | 'held';
    reason: DeliveryReason | null;
    /** What LINE said to it, in LINE's words. */
    detail: string | null;
    silent: Generated<0 | 1>;
    /** 1: by reply or not at all. */
    free_only: Generated<0 | 1>;
    /** 1: LINE refused the sender's name; goes without. */
    no_sender: Generated<0 | 1>;
    /** 1: LINE refused the quote. */
    no_quote: Generated<0 | 1>;
    /** 1: LINE refused the text with its LINE emoji; goes with words in their place. */
    no_emoji: Generated<0 | 1>;
    /** The last call that carried it; null: none was tried yet. */
    call_id: CallId | null;
    /** The message object as first sent: a retry must carry the same body. */
    bubble: string | null;
    due_at: Instant;
    /** When it was put here: from then on it can be taken back for a while. */
    said_at: Instant;
    /** When it was known what became of it. */
    settled_at: Instant | null;
    /** Who said that it arrived, when LINE did not. */
    decided_by: MemberKey | null;
  };

  inbox: {
    /** `webhookEventId`; duplicates die on it. */
    id: string;
    channel_id: ChannelId;
    /** Events of one LINE chat are worked on in order. */
    chat_key: string;
    type: string;
    /** LINE's time of the event, ms since 1970. */
    line_timestamp: number;
    /** Among the events of its request: what LINE dates to the same millisecond happened in this order. */
    position: number;
    body: string;
    received_at: Instant;
    status: 'waiting' | 'done' | 'kept';
    kept_reason: KeptReason | null;
    attempts: number;
    due_at: Instant;
  };

  /** The last requests between LINE and us; see TrafficView. */
  traffic: {
    id: string;
    channel_id: ChannelId;
    direction: 'in' | 'out';
    at: Instant;
    ms: number;
    status: number | null;
    request_id: string | null;
    what: string;
    problem: TrafficProblem | null;
    body: string;
  };
  /** Each running server says from time to time that it is there. */
  heartbeat: { process_id: string; at: Instant };
  /** When no server was there. */
  gap: { id: string; from_at: Instant; to_at: Instant; told_at: Instant | null };
}
