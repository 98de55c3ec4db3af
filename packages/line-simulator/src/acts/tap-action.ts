import { isDeepStrictEqual } from 'node:util';
import type { messagingApi } from '@line/bot-sdk';
import { announceIn, findBubble, nothingSent, type Place, sendEvents } from '../place.ts';
import { textMessage } from '../user-messages/text.ts';
import { makePostbackEvent, makeVideoPlayCompleteEvent } from '../webhook/events.ts';
import type { WebhookResult } from '../webhook/sender.ts';
import { sendMessage } from './send-message.ts';

/**
 * Taps a button of the account's message (template, Flex, quick reply). A message action says its text; a postback and a date picker
 * send `data`, a picker with what was picked as `params`; other actions stay on the phone. Throws when the message has no such button.
 */
export async function tapAction(
  place: Place,
  bubbleId: string,
  action: messagingApi.Action,
  params?: Record<string, string>,
): Promise<WebhookResult> {
  const bubble = findBubble(place, bubbleId);
  if (!contains(bubble.message, action)) throw new Error(`Message ${bubbleId} has no such action`);
  const { type, data, text, displayText } = action as messagingApi.PostbackAction & { text?: string };
  if ((type as string) === 'message') return (await sendMessage(place, textMessage(String(text)))).result;
  if (data === undefined) return nothingSent();
  if (displayText !== undefined) showWords(place, displayText);
  return sendEvents(place, [makePostbackEvent(place, { data, ...(params === undefined ? {} : { params }) })]);
}

/** Watches the account's video to its end; LINE tells of it when the video had a tracking id (LINE reference, Video viewing complete event). */
export async function watchVideo(place: Place, bubbleId: string): Promise<WebhookResult> {
  const { message } = findBubble(place, bubbleId);
  const trackingId = 'trackingId' in message ? message.trackingId : undefined;
  return trackingId === undefined ? nothingSent() : sendEvents(place, [makeVideoPlayCompleteEvent(place, trackingId)]);
}

/** `displayText` stands in the chat as if the user had said it; no webhook tells of it (LINE reference, Postback action). */
function showWords(place: Place, text: string): void {
  const id = place.platform.messageIds.make();
  const message = { type: 'text' as const, id, text, quoteToken: '' };
  place.chat.bubbles.push({ id, from: 'user', text, message, at: place.platform.now(), notificationDisabled: false });
  announceIn(place);
}

function contains(value: unknown, action: object): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isDeepStrictEqual(value, action) || Object.values(value).some((each) => contains(each, action));
}
