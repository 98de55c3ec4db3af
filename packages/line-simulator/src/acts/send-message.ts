import type { webhook } from '@line/bot-sdk';
import type { Bubble } from '../chat.ts';
import { makeToken } from '../ids.ts';
import { announceIn, type Place, sendEvents } from '../place.ts';
import type { UserMessage } from '../user-messages/user-message.ts';
import { makeMessageEvent } from '../webhook/events.ts';
import type { WebhookResult } from '../webhook/sender.ts';

export interface Sent<Content extends webhook.MessageContent = webhook.MessageContent> {
  message: Content;
  result: WebhookResult;
}

/** Shows the message on the phone and tells the account's server. */
export async function sendMessage(place: Place, userMessage: UserMessage): Promise<Sent> {
  const message = showMessage(place, userMessage);
  return { message, result: await sendEvents(place, [makeMessageEvent(place, message)]) };
}

/** The message on the phone, not yet told to the account's server. */
export function showMessage(place: Place, { words, content, build }: UserMessage): webhook.MessageContent {
  const { platform, channel, chat, source } = place;
  const message = build({ id: platform.messageIds.make(), quoteToken: makeToken(), markAsReadToken: makeToken() });
  if (content) platform.contents.keep(channel.channelId, message.id, content);
  const at = platform.now();
  chat.bubbles.push({
    ...tokensOf(message),
    from: 'user',
    text: words,
    message,
    at,
    notificationDisabled: false,
    ...(source.type === 'group' ? { userId: String(source.userId) } : {}),
    // With Chat off LINE itself marks every message as read on receipt (LINE docs, Mark as read).
    ...(channel.chatMode === 'bot' ? { readAt: at } : {}),
  });
  announceIn(place);
  return message;
}

/** Not every type carries all of these. */
function tokensOf(
  message: webhook.MessageContent,
): Pick<Bubble, 'id' | 'quoteToken' | 'markAsReadToken' | 'quotedMessageId'> {
  const { id, ...all } = message as Partial<webhook.TextMessageContent> & { id: string };
  const { quoteToken, markAsReadToken, quotedMessageId } = all;
  return {
    id,
    ...(quoteToken === undefined ? {} : { quoteToken }),
    ...(markAsReadToken === undefined ? {} : { markAsReadToken }),
    ...(quotedMessageId === undefined ? {} : { quotedMessageId }),
  };
}
