import { type ContactFacts, canReach } from './contact.ts';
import type { MessageContent, TextContent } from './content.ts';
import { canSendEmojis, unitsAtLine } from './line-emoji.ts';
import { lineLimits } from './line-limits.ts';
import { type Actor, canAct, canUseExternalTalk } from './member.ts';
import { canCarryQuote, canQuote, type QuotedFacts } from './quote.ts';
import type { RoomKind, RoomLink } from './room.ts';
import { canSendSticker } from './sticker.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';
import type { DeliveryView, MessageAuthor, ParticipantView } from './views.ts';

/** What decides whether words may be sent into a room. */
export type SendFacts = {
  readonly kind: RoomKind;
  readonly contacts: readonly ContactFacts[];
  /** A LINE group takes words whoever in it blocked the account; without it the room counts as 1:1 chats. */
  readonly link?: RoomLink | null;
};

/** Asked by the composer before typing and by the server for every message. */
export function canPost(actor: Actor, room: SendFacts): Verdict {
  if (room.kind === 'internal') return canAct(actor);
  return firstDenial(canUseExternalTalk(actor), canReachSomebody(room));
}

/** Whether words said in the room can reach anybody in it, whoever says them. */
export function isReachable(room: {
  readonly kind: RoomKind;
  readonly link: RoomLink | null;
  readonly participants: readonly ParticipantView[];
}): boolean {
  if (room.kind === 'internal') return true;
  const contacts = room.participants.filter((person) => person.kind === 'contact');
  return canReachSomebody({ ...room, contacts }).allowed;
}

/** One who is out of reach does not silence a room with others in it. */
function canReachSomebody({ contacts, link }: SendFacts): Verdict {
  if (link === 'group') return allow;
  const verdicts = contacts.map(canReach);
  return verdicts.some((verdict) => verdict.allowed) ? allow : firstDenial(...verdicts);
}

/** The length is what one call to LINE carries in several bubbles, so it binds only what goes to LINE. */
export function canPostText(
  actor: Actor,
  room: SendFacts,
  { text, emojis = [] }: Pick<TextContent, 'text' | 'emojis'>,
): Verdict {
  if (room.kind === 'internal') return canPost(actor, room);
  const [units, limit] = [unitsAtLine(text, emojis), lineLimits.textUnitsPerMessage];
  return firstDenial(
    canPost(actor, room),
    units > limit ? deny('textTooLong', { units, limit }) : allow,
    canSendEmojis(emojis),
  );
}

/** Words of any kind, and what they quote. */
export function canPostContent(
  actor: Actor,
  room: SendFacts,
  words: { readonly content: MessageContent; readonly quoted?: QuotedFacts | null },
): Verdict {
  const { content, quoted } = words;
  return firstDenial(
    content.kind === 'text' ? canPostText(actor, room, content) : canPost(actor, room),
    content.kind === 'sticker' ? canSendSticker(content) : allow,
    quoted ? canCarryQuote(room.kind, content) : allow,
    quoted ? canQuote(room.kind, quoted) : allow,
  );
}

/** Words can be taken back until they have left for LINE, which has no way to give them back (LINE docs: no unsend by accounts). */
export function canTakeBack(
  actor: Actor,
  message: { readonly author: MessageAuthor; readonly delivery: DeliveryView | null },
): Verdict {
  return firstDenial(
    canSendNow(actor, message),
    message.delivery?.status === 'waiting' && message.delivery.untried ? allow : deny('sentToLine', {}),
  );
}

/** Whoever said words may end the time in which they can be taken back. */
export function canSendNow(actor: Actor, message: { readonly author: MessageAuthor }): Verdict {
  const own = message.author.kind === 'member' && message.author.id === actor.id;
  return firstDenial(canAct(actor), own ? allow : deny('notYourMessage', {}));
}
