import { type ContactFacts, canReach } from './contact.ts';
import type { MessageContent, TextContent } from './content.ts';
import type { MessageId } from './ids.ts';
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
  const people = room.participants.filter((person) => person.kind === 'contact');
  // Names are for the sentence of a refusal, which nobody reads here.
  const contacts = people.map((person) => ({ ...person, name: '' }));
  return canReachSomebody({ ...room, contacts }).allowed;
}

/** One who is out of reach does not silence a room with others in it. */
function canReachSomebody({ contacts, link }: SendFacts): Verdict {
  if (link === 'group') return allow;
  const verdicts = contacts.map(canReach);
  return verdicts.some((verdict) => verdict.allowed) ? allow : firstDenial(...verdicts);
}

/** The most of a text that is taken, in UTF-16 units: a guard against nonsense. */
export const longestText = 100_000;

/** How long a text may be: towards LINE what one call carries in several bubbles. */
export function textLimit(kind: RoomKind): number {
  return kind === 'line' ? lineLimits.textUnitsPerMessage : longestText;
}

/** The length is counted as it arrives: LINE emoji take more there than their words here. */
export function canPostText(
  actor: Actor,
  room: SendFacts,
  { text, emojis = [] }: Pick<TextContent, 'text' | 'emojis'>,
): Verdict {
  const outside = room.kind === 'line';
  const [units, limit] = [outside ? unitsAtLine(text, emojis) : text.length, textLimit(room.kind)];
  return firstDenial(
    canPost(actor, room),
    units > limit ? deny('textTooLong', { units, limit }) : allow,
    outside ? canSendEmojis(emojis) : allow,
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

/** Of a message that may be taken back: who said it, and how far it has come. */
export type TakeBackFacts = { readonly author: MessageAuthor; readonly delivery: DeliveryView | null };

/**
 * Words can be taken back until they have left for LINE, which has no way to give them back (LINE docs: no unsend by accounts):
 * by who said them, and by every colleague in the room who talks with LINE users.
 */
export function canTakeBack(actor: Actor, message: TakeBackFacts): Verdict {
  return firstDenial(
    mayStop(actor, message),
    message.delivery?.status === 'waiting' && message.delivery.untried ? allow : deny('sentToLine', {}),
  );
}

/** One press of Send is taken back as one thing; of one that has left in part, what has not. */
export function canTakeBackSend(actor: Actor, messages: readonly TakeBackFacts[]): Verdict {
  const verdicts = messages.map((message) => canTakeBack(actor, message));
  return verdicts.some((verdict) => verdict.allowed) ? allow : firstDenial(...verdicts);
}

/** Whoever said words may end the time in which they can be taken back. */
export function canSendNow(actor: Actor, message: Pick<TakeBackFacts, 'author'>): Verdict {
  return firstDenial(canAct(actor), isOwn(actor, message) ? allow : deny('notYourMessage', {}));
}

/** What was taken back while some of it was still on its way to the server does not come in later. */
export function canArrive(send: { readonly takenBack: boolean }): Verdict {
  return send.takenBack ? deny('sendTakenBack', {}) : allow;
}

/** What was sent by one press of Send goes by the id of its first message; what was sent alone, by its own. */
export function sendOf(message: { readonly id: MessageId; readonly sendId?: MessageId }): MessageId {
  return message.sendId ?? message.id;
}

function mayStop(actor: Actor, { author }: Pick<TakeBackFacts, 'author'>): Verdict {
  if (author.kind !== 'member') return deny('notYourMessage', {});
  return isOwn(actor, { author }) ? canAct(actor) : canUseExternalTalk(actor);
}

function isOwn(actor: Actor, { author }: Pick<TakeBackFacts, 'author'>): boolean {
  return author.kind === 'member' && author.id === actor.id;
}
