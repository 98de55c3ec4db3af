import type { ChannelId, ContactId, DeliveryId, Instant, MemberKey, MessageId, RoomId, Seq } from '@engawa/domain';
import type { AuthSchema } from './auth-schema.ts';

/**
 * The tables. Text ids, ISO-8601 UTC text times, integers: the types both databases share. JSON stands in text columns
 * that end in the name of what they hold. A fact that happens at a time is a time column, null until then.
 */
export interface Schema extends AuthSchema {
  organization: { id: 1; name: string; company_name: string; created_at: Instant };

  /** One row. Taken first by every write, so there is one writer at a time and `seq` rises in the order of commits. */
  event_head: { id: 1; seq: Seq };
  event: {
    seq: Seq;
    kind: string;
    scope: 'everyone' | 'admins' | 'externalTalk' | 'room' | 'member';
    room_id: RoomId | null;
    member_id: MemberKey | null;
    /** The whole feed event as JSON, ready to be sent: written once for all its readers. */
    body: string;
    at: Instant;
  };
  audit: {
    seq: Seq;
    at: Instant;
    actor_id: string | null;
    actor_name: string;
    action: string;
    subject: string;
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
    last_test: string | null;
    last_event_at: Instant | null;
    created_at: Instant;
  };
  channel_member: { channel_id: ChannelId; member_id: MemberKey; position: number };
  /** The place on LINE's side where one LINE user and one channel talk. */
  line_chat: {
    id: string;
    channel_id: ChannelId;
    line_id: string;
    contact_id: ContactId;
    current_room_id: RoomId | null;
    followed_at: Instant | null;
    blocked_us_at: Instant | null;
  };
  reply_token: { token: string; line_chat_id: string; expires_at: Instant; used_at: Instant | null };

  room: {
    id: RoomId;
    kind: 'internal' | 'line';
    link: 'direct' | 'relay' | 'group' | null;
    name: string | null;
    channel_id: ChannelId | null;
    line_chat_id: string | null;
    /** The member the LINE user asked for: one direct room for each pair. */
    host_member_id: MemberKey | null;
    /** Both members of an internal talk of two, so that there is one such room. */
    pair_key: string | null;
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
    /** As it was when the words were said. */
    author_name: string | null;
    kind: 'text' | 'system' | 'unsupported';
    content: string;
    line_message_id: string | null;
    at: Instant;
  };

  delivery: {
    /** UUID; the retry key of a push from the first attempt on. */
    id: DeliveryId;
    seq: Seq;
    message_id: MessageId;
    room_id: RoomId;
    line_chat_id: string;
    channel_id: ChannelId;
    status: 'waiting' | 'sending' | 'accepted' | 'failed' | 'uncertain';
    route: 'reply' | 'push' | null;
    reason: string | null;
    /** Deliveries of one call to LINE share the id of the first; a retry sends the same call again. */
    call_id: DeliveryId | null;
    reply_token: string | null;
    /** The message object as first sent: a retry must carry the same body. */
    bubble: string | null;
    attempts: number;
    /** 1: an attempt was begun and its answer is not known. */
    doubtful: 0 | 1;
    due_at: Instant;
    claimed_by: string | null;
    claimed_until: Instant | null;
    line_message_id: string | null;
    line_request_id: string | null;
    /** When it was made; once tried, when it was first tried; in the end, when that was known. */
    changed_at: Instant;
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
    body: string;
    received_at: Instant;
    status: 'waiting' | 'done' | 'kept';
    kept_reason: 'unknownType' | 'unreadable' | 'unserved' | 'failed' | null;
    attempts: number;
    due_at: Instant;
  };
}
