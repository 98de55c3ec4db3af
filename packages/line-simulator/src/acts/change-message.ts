import type { webhook } from '@line/bot-sdk';
import { makeToken } from '../ids.ts';
import { announceIn, findOwnBubble, type Place, sendEvents } from '../place.ts';
import { makeMessageEditedEvent, makeUnsendEvent } from '../webhook/events.ts';
import type { WebhookResult } from '../webhook/sender.ts';

/**
 * Changes a text that was sent: same message id, new quote token, no mark-as-read token; the old quote token stays good
 * (LINE reference, Message edited event). LINE documents it for groups only; here it works in a talk of two as well, because the
 * event says nothing that would make it different there. Throws when the message is not a text of this user.
 */
export async function editMessage(place: Place, messageId: string, text: string): Promise<WebhookResult> {
  const bubble = findOwnBubble(place, messageId);
  if (bubble.message.type !== 'text') throw new Error('Only a text can be edited');
  const { markAsReadToken: _, ...before } = bubble.message as webhook.TextMessageContent;
  const message = { ...before, text, quoteToken: makeToken() };
  // Nobody edits twice in a millisecond; a stopped clock of a test must not make two edits look equally new.
  const editedAt = Math.max(place.platform.now(), (bubble.editedAt ?? bubble.at) + 1);
  const earlierQuoteTokens = [...(bubble.earlierQuoteTokens ?? []), before.quoteToken];
  Object.assign(bubble, { message, text, quoteToken: message.quoteToken, editedAt, earlierQuoteTokens });
  announceIn(place);
  return sendEvents(place, [makeMessageEditedEvent(place, message, editedAt)]);
}

/** Takes a message back: on the phone its place stays and nothing else, and the content API says that it is gone. */
export async function unsendMessage(place: Place, messageId: string): Promise<WebhookResult> {
  const bubble = findOwnBubble(place, messageId);
  bubble.unsentAt = place.platform.now();
  bubble.message = { type: 'text', id: messageId, text: '', quoteToken: '' } satisfies webhook.TextMessageContent;
  bubble.text = '';
  delete bubble.quotedMessageId;
  place.platform.contents.destroy(messageId);
  announceIn(place);
  return sendEvents(place, [makeUnsendEvent(place, messageId)]);
}
