import type { ChannelId, Instant, MemberKey, MessageId, RoomId, Seq } from './ids.ts';
import type { ContactFace } from './person.ts';
import type {
  ContactView,
  DeliveryView,
  MemberView,
  MessageView,
  OrganizationView,
  ParticipantView,
  RoomView,
} from './views.ts';

/** What happened, in the past tense; the same words for every reader, so that the server writes an event once for all. */
export type EventBody =
  | { readonly kind: 'message.posted'; readonly message: MessageView }
  /**
   * The whole message as it is from now on: edited, taken back, its file there at last, what it quotes taken back. The order
   * of the timeline stays: `message.seq` is the one it was posted under.
   */
  | { readonly kind: 'message.changed'; readonly message: MessageView }
  | {
      readonly kind: 'delivery.changed';
      readonly roomId: RoomId;
      readonly messageId: MessageId;
      readonly delivery: DeliveryView;
    }
  /**
   * The whole room, since a reader who has just come into it does not know it. `changed`: how it is heard at LINE.
   */
  | { readonly kind: 'room.created' | 'room.joined' | 'room.changed'; readonly room: RoomView }
  | { readonly kind: 'room.left'; readonly roomId: RoomId; readonly memberId: MemberKey }
  | { readonly kind: 'room.renamed'; readonly roomId: RoomId; readonly name: string }
  /** Of the reader's own devices. */
  | { readonly kind: 'room.read'; readonly roomId: RoomId; readonly memberId: MemberKey; readonly upTo: Seq }
  /** Somebody in the room stands to it otherwise than before: can be reached, or cannot. */
  | { readonly kind: 'participant.changed'; readonly roomId: RoomId; readonly participant: ParticipantView }
  /** A LINE user in a room of the reader, who may have no address book, has another name or photo. */
  | { readonly kind: 'face.changed'; readonly face: ContactFace }
  | { readonly kind: 'contact.added' | 'contact.changed'; readonly contact: ContactView }
  /** Of the reader's own: signed out, here or from elsewhere. The streams of these sessions end with it, in every process. */
  | { readonly kind: 'session.ended'; readonly sessionIds: readonly string[] }
  /** What LINE says of an account is another than before: who shows it asks anew. For admins. */
  | { readonly kind: 'channel.changed'; readonly channelId: ChannelId }
  /**
   * What is left of an account's month, or of the reader's own share of it (null), is another now. What it is, each room's wallet
   * says.
   */
  | { readonly kind: 'quota.changed'; readonly channelId: ChannelId | null }
  | { readonly kind: 'member.changed'; readonly member: MemberView }
  | { readonly kind: 'organization.changed'; readonly organization: OrganizationView };

export type FeedEvent = EventBody & { readonly seq: Seq; readonly at: Instant };

/** Who may see an event. */
export type EventScope =
  | { readonly to: 'everyone' }
  | { readonly to: 'admins' }
  /** Members with the external-talk permission: the address book of LINE users is theirs. */
  | { readonly to: 'externalTalk' }
  /** The members in the room when it happened. */
  | { readonly to: 'room'; readonly roomId: RoomId }
  | { readonly to: 'member'; readonly memberId: MemberKey };

/** Told once per connection: everything up to `seq` has been sent, what follows is live. Carries no cursor of its own. */
export type FeedLive = { readonly kind: 'feed.live'; readonly seq: Seq };
