import type { messagingApi } from '@line/bot-sdk';
import type { Outcome } from '../../outbox/sender.ts';
import type { Ornament } from '../../store/ornaments.ts';
import { namedIn } from './outcome.ts';

type Message = messagingApi.Message;
type Refused = Extract<Outcome, { kind: 'refused' }>;

type Suspicion = {
  readonly ornament: Ornament;
  /** LINE's texts are no contract; so far it names what it does not take like this. */
  readonly named: RegExp;
  /** LINE does not publish how it words a no to one of these: any no to a bubble that carries one may be about it. */
  readonly unnamed: boolean;
  readonly carriedBy: (message: Message) => boolean;
};

/** What may be left out of a bubble that LINE refused, the likeliest first. */
const suspicions: readonly Suspicion[] = [
  { ornament: 'sender', named: /\bsender\b/i, unnamed: false, carriedBy: ({ sender }) => sender !== undefined },
  { ornament: 'quote', named: /quote ?token/i, unnamed: true, carriedBy: (message) => 'quoteToken' in message },
  { ornament: 'emoji', named: /\bemojis?\b/i, unnamed: true, carriedBy: hasEmoji },
];

/** Where LINE names an ornament, the bubbles that carry it; null: it names none that is there. */
export function suspectsByName(outcome: Outcome, error: unknown, messages: readonly Message[]): Refused | null {
  if (outcome.kind !== 'refused') return null;
  const named = namedIn(error);
  return withSuspects(outcome, messages, (message, index) => {
    const about = named.filter(({ bubble }) => bubble === null || bubble === index);
    return find(message, ({ named: pattern }) => about.some(({ what }) => pattern.test(what)));
  });
}

/** Where nobody knows which bubble it was, those with an ornament are suspected before plain words are. */
export function suspectsAtAll(outcome: Outcome, messages: readonly Message[]): Outcome {
  if (outcome.kind !== 'refused') return outcome;
  const suspected = withSuspects(outcome, messages, (message, index) =>
    (outcome.guilty?.includes(index) ?? true) ? find(message, ({ unnamed }) => unnamed) : null,
  );
  return suspected ?? outcome;
}

function withSuspects(
  outcome: Refused,
  messages: readonly Message[],
  suspectIn: (message: Message, index: number) => Ornament | null,
): Refused | null {
  const suspects = messages.map(suspectIn);
  const indexes = suspects.flatMap((suspect, index) => (suspect ? [index] : []));
  return indexes.length === 0 ? null : { ...outcome, guilty: outcome.guilty ?? indexes, suspects };
}

function find(message: Message, isMeant: (suspicion: Suspicion) => boolean): Ornament | null {
  return suspicions.find((each) => isMeant(each) && each.carriedBy(message))?.ornament ?? null;
}

function hasEmoji(message: Message): boolean {
  return message.type === 'text' && ((message as messagingApi.TextMessage).emojis?.length ?? 0) > 0;
}
