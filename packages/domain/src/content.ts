import type { ContactId, Instant, MediaId, MemberKey, MessageId } from './ids.ts';
import type { NamedPerson } from './person.ts';

/** A LINE emoji inside a text: `length` UTF-16 units from `index` on stand for one picture of LINE's (LINE reference, Text message). */
export type EmojiSpan = {
  readonly index: number;
  readonly length: number;
  readonly productId: string;
  readonly emojiId: string;
};

/** `@name` inside a text. */
export type MentionSpan = {
  readonly index: number;
  readonly length: number;
  readonly who: 'account' | 'all' | 'somebody';
  readonly contactId?: ContactId;
};

export type TextContent = {
  readonly kind: 'text';
  readonly text: string;
  readonly emojis?: readonly EmojiSpan[];
  readonly mentions?: readonly MentionSpan[];
};

/** The picture stays on LINE's servers: only the ids are kept. */
export type StickerContent = {
  readonly kind: 'sticker';
  readonly packageId: string;
  readonly stickerId: string;
  /** STATIC, ANIMATION, SOUND, ANIMATION_SOUND, POPUP, POPUP_SOUND, CUSTOM, MESSAGE …; LINE may add more. */
  readonly resourceType: string;
  /** LINE's words for the picture, or those the LINE user typed into it. */
  readonly words: readonly string[];
};

export type MediaKind = 'image' | 'video' | 'audio' | 'file';

/** Why a file is not there; each has a sentence in the reader's language. */
export type MediaReason =
  /** LINE deleted it, or the LINE user took it back before it was fetched. */
  | 'gone'
  | 'tooLarge'
  /** The address lies inside a private network, or is none. */
  | 'unsafeAddress'
  | 'unreachable'
  /** LINE could not prepare the video or sound. */
  | 'notPrepared'
  /** Asked for again and again, it never came as it was sent. */
  | 'neverWhole'
  /** Its bytes are not what they say: it is kept as a plain file. */
  | 'unreadable';

export type MediaView = {
  readonly id: MediaId;
  /** `fetching`: on its way from LINE. Only a `ready` one can be shown. */
  readonly status: 'fetching' | 'ready' | 'failed';
  /** Why it is not there; of a `ready` one, why it is a mere file. */
  readonly reason: MediaReason | null;
  /** As its sender named it; safe to show and to save under. */
  readonly name: string | null;
  /** Found by looking at the bytes. */
  readonly mimeType: string | null;
  readonly bytes: number | null;
  /** Pixels, as it is to be seen (after its orientation). */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** There is a small JPEG or PNG of it. */
  readonly thumb: boolean;
};

/** Pictures sent together (LINE reference, Image set); they may arrive in any order, and without number. */
export type Album = { readonly id: string; readonly index: number | null; readonly total: number | null };

export type MediaContent = {
  readonly kind: MediaKind;
  readonly media: MediaView;
  readonly album?: Album;
  /** It reaches LINE as a card that leads to the file door. */
  readonly asLink?: true;
};

export type LocationContent = {
  readonly kind: 'location';
  readonly title: string | null;
  readonly address: string | null;
  readonly latitude: number;
  readonly longitude: number;
};

/** What the account says by itself to somebody who added it. */
export type GreetingContent = {
  readonly kind: 'greeting';
  readonly text: string;
  /** The member whom the LINE user reaches. */
  readonly card: {
    /** Absent in greetings of before it was kept. */
    readonly memberId?: MemberKey;
    readonly name: string;
    readonly companyName: string;
    readonly photoKey: string | null;
  } | null;
};

export type SystemLine =
  | { readonly code: 'contactAdded'; readonly who: NamedPerson }
  /** The room begins with words of somebody of whom nothing says that they added the account just now. */
  | { readonly code: 'contactWrote'; readonly who: NamedPerson }
  | { readonly code: 'contactCameBack'; readonly who: NamedPerson }
  | { readonly code: 'contactBlockedUs'; readonly who: NamedPerson }
  /** The company keeps them out, and lets them in again; they are told of neither. */
  | { readonly code: 'contactBlocked'; readonly by: NamedPerson; readonly who: NamedPerson }
  | { readonly code: 'contactUnblocked'; readonly by: NamedPerson; readonly who: NamedPerson }
  | { readonly code: 'roomCreated'; readonly by: NamedPerson }
  | { readonly code: 'roomRenamed'; readonly by: NamedPerson; readonly name: string }
  | { readonly code: 'membersJoined'; readonly by: NamedPerson; readonly people: readonly NamedPerson[] }
  /** A button of ours was tapped; `words` is what stood behind it. */
  | { readonly code: 'buttonTapped'; readonly who: NamedPerson; readonly words: string }
  | { readonly code: 'accountLinked'; readonly who: NamedPerson; readonly ok: boolean }
  | { readonly code: 'videoWatched'; readonly who: NamedPerson }
  /** The server was not there: what LINE tried to tell then may be missing. */
  | { readonly code: 'serverAway'; readonly from: Instant; readonly to: Instant };

/** Taken back by who said it, or `by` a colleague before it left for LINE: of what it said nothing is left anywhere. */
export type UnsentContent = {
  readonly kind: 'unsent';
  readonly by?: { readonly id: MemberKey; readonly name: string };
  /** It was one of several pictures: its album waits for it no longer. */
  readonly album?: Album;
};

export type MessageContent =
  | TextContent
  | StickerContent
  | MediaContent
  | LocationContent
  | GreetingContent
  | { readonly kind: 'system'; readonly line: SystemLine }
  | UnsentContent
  /** A kind of LINE message that this version cannot show; kept whole in the inbox. */
  | { readonly kind: 'unsupported'; readonly lineType: string };

/** The message that this one answers. Null: one that is not known here (LINE tells no more than its id). */
export type QuoteView = {
  readonly messageId: MessageId | null;
  /** Null: nobody said it, or nobody knows who. */
  readonly author: NamedPerson | null;
  readonly kind: MessageContent['kind'] | null;
  /** Its beginning; for a file, its name. */
  readonly excerpt: string | null;
  /** A picture of it can be shown. */
  readonly mediaId: MediaId | null;
};

/** Whether a room stands higher in the list because of it. That the server was away concerns every room, and none in particular. */
export function isNews(content: MessageContent): boolean {
  return content.kind !== 'system' || content.line.code !== 'serverAway';
}

/** Whether somebody is to read it: what others said, and that a new friend is there. What is only told of is nobody's. */
export function asksToBeRead(
  author: { readonly kind: 'member' | 'contact' | 'system' },
  content: MessageContent,
): boolean {
  if (content.kind === 'system') return content.line.code === 'contactAdded';
  return author.kind !== 'system';
}

/** What is left of a message of this album, or of none, once it was taken back. */
export function unsent(album: Album | null): UnsentContent {
  return { kind: 'unsent', ...(album && { album }) };
}

/** The pictures together with which it was sent, also once it was taken back. */
export function albumOf(content: MessageContent): Album | null {
  return ('album' in content && content.album) || null;
}

export function isMedia(content: MessageContent): content is MediaContent {
  return ['image', 'video', 'audio', 'file'].includes(content.kind);
}
