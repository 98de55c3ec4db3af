import type {
  ChannelId,
  ContactId,
  Instant,
  LineChatKind,
  MemberKey,
  MessageId,
  PlaceState,
  RoomId,
  Seq,
} from '@engawa/domain';
import type { Generated } from 'kysely';

/** Tables of what stands at LINE: its places, and messages by the names that it gave them. */
export interface LineSchema {
  /** A place on LINE's side where a channel talks: with one LINE user, in a group, or in a room as LINE had them before groups. */
  line_chat: {
    id: string;
    channel_id: ChannelId;
    kind: Generated<LineChatKind>;
    line_id: string;
    /** Of a talk with one LINE user: who that is. */
    contact_id: ContactId | null;
    current_room_id: RoomId | null;
    followed_at: Instant | null;
    blocked_us_at: Instant | null;
    /** Of the newest message that was seen by a member with the permission and not yet told to LINE. */
    read_token: string | null;
    read_due_at: Instant | null;
    /** Place of that message, or of the last one that LINE was told of: marks never go back. */
    read_seq: Seq | null;
    read_attempts: Generated<number>;
    /** When the account left the group, or was removed from it. */
    left_at: Generated<Instant | null>;
    /** Of a group, as LINE told it last. */
    name: Generated<string | null>;
    photo_url: Generated<string | null>;
    /** How many people of the group a push reaches, and when LINE said so. */
    heads: Generated<number | null>;
    heads_read_at: Generated<Instant | null>;
    /** By what, and since when, the LINE user's plain words go to `current_room_id`. */
    current_by: Generated<string | null>;
    current_since: Generated<Instant | null>;
  };
  /** Where at LINE a room is heard. */
  room_line_chat: {
    room_id: RoomId;
    line_chat_id: string;
    state: PlaceState;
    /** From this event of the room on it stands in that state. */
    since_seq: Seq;
  };
  /** The one room of a LINE user with the member they asked for. */
  direct_room: { line_chat_id: string; member_id: MemberKey; room_id: RoomId };
  /** A copy of a message in one LINE chat, theirs or ours, by the name that LINE gave it. What LINE never named has no row. */
  line_message: {
    line_message_id: string;
    line_chat_id: string;
    message_id: MessageId;
    /** Of a long text that went in several parts, from 0. */
    part: number;
    theirs: 0 | 1;
    /** With it ours can quote the copy, in this chat alone. */
    quote_token: string | null;
    mark_as_read_token: string | null;
  };
  /** An edit or a taking back that came before its message. */
  line_message_fate: {
    channel_id: ChannelId;
    line_message_id: string;
    unsent_at: Instant | null;
    edited_timestamp: number | null;
    /** TextContent as JSON. */
    edited_content: string | null;
    edited_quote_token: string | null;
    at: Instant;
  };
}
