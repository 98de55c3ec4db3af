import type { messagingApi } from '@line/bot-sdk';
import type { Outcome } from '../outbox/sender.ts';

/**
 * Of what LINE refused, the bubbles that carry LINE emoji. LINE does not publish how it words a no to one of its emoji, so any
 * no to such a bubble may be about them; where nobody knows which bubble it was, they are suspected before plain words are.
 */
export function suspectEmoji(outcome: Outcome, messages: readonly messagingApi.Message[]): Outcome {
  if (outcome.kind !== 'refused') return outcome;
  const withEmoji = messages.flatMap((message, index) =>
    carriesEmoji(message) && (outcome.guilty?.includes(index) ?? true) ? [index] : [],
  );
  return withEmoji.length === 0 ? outcome : { ...outcome, guilty: outcome.guilty ?? withEmoji, withEmoji };
}

function carriesEmoji(message: messagingApi.Message): boolean {
  return message.type === 'text' && ((message as messagingApi.TextMessage).emojis?.length ?? 0) > 0;
}
