import type { messagingApi, webhook } from '@line/bot-sdk';

/** A non-friend who wrote to the account can be answered this long (LINE reference, Send push message). */
const STRANGER_REACHABLE_MS = 7 * 24 * 60 * 60 * 1000;

export type Friendship = 'stranger' | 'friend' | 'blocked';

/** One message as the LINE user's phone shows it. */
export interface Bubble {
  id: string;
  from: 'user' | 'account';
  /** The words shown: of a text as it is, of another message a short description. */
  text?: string;
  message: webhook.MessageContent | messagingApi.Message;
  /** `sender.name`: LINE shows it as "<name> from '<account>'". */
  senderName?: string;
  senderIconUrl?: string;
  /** ms */
  at: number;
  notificationDisabled: boolean;
  quotedMessageId?: string;
  quoteToken?: string;
  markAsReadToken?: string;
  /** ms; when the account marked the user's message as read. */
  readAt?: number;
  /** In a group: who of its members said it. */
  userId?: string;
  /** ms */
  editedAt?: number;
  /** Of an edited text: its quote tokens before, which stay good. */
  earlierQuoteTokens?: string[];
  /** ms; nothing is left of an unsent message but its place. */
  unsentAt?: number;
  /** LINE itself said it for the account (greeting, auto-reply); no webhook and no API tells of it. */
  automatic?: true;
}

/** The talk of one LINE user with one Official Account. */
export class Chat {
  friendship: Friendship;
  readonly bubbles: Bubble[] = [];
  /** ms; the loading animation is shown until then. */
  loadingUntil = 0;
  /** How many bubbles the user has looked at. */
  seenCount = 0;
  /** Whether the user turned the chat's notifications off. */
  isMuted = false;

  constructor(friendship: Friendship = 'stranger') {
    this.friendship = friendship;
  }

  /** Whether a message of the account reaches the phone (LINE reference, Send push message). */
  isReachable(now: number): boolean {
    if (this.friendship === 'blocked') return false;
    return this.friendship === 'friend' || this.wroteSince(now - STRANGER_REACHABLE_MS);
  }

  /** Whether the account may read the user's profile (LINE reference, Get profile). */
  showsProfile(): boolean {
    return this.friendship === 'friend' || (this.friendship === 'stranger' && this.wroteSince(0));
  }

  countUnseen(): number {
    return this.bubbles.slice(this.seenCount).filter((bubble) => bubble.from === 'account').length;
  }

  findByQuoteToken(quoteToken: string): Bubble | undefined {
    return this.bubbles.find(
      (bubble) => bubble.quoteToken === quoteToken || bubble.earlierQuoteTokens?.includes(quoteToken),
    );
  }

  /** What this bubble quotes; nothing when it was unsent. */
  findQuoted({ quotedMessageId }: Bubble): Bubble | undefined {
    if (quotedMessageId === undefined) return undefined;
    return this.bubbles.find((each) => each.id === quotedMessageId && each.unsentAt === undefined);
  }

  /** Marks the user's messages up to `last` as read (LINE reference, Mark as read). */
  markReadUpTo(last: Bubble, now: number): void {
    for (const bubble of this.bubbles) {
      if (bubble.from === 'user') bubble.readAt ??= now;
      if (bubble === last) return;
    }
  }

  private wroteSince(time: number): boolean {
    return this.bubbles.some((bubble) => bubble.from === 'user' && bubble.at >= time);
  }
}
