import { deliverToChat } from '../api/account-messages.ts';
import { readMessages } from '../api/messages/check-messages.ts';
import { chatIdOf, type Place } from '../place.ts';

/** Shows what the account says from elsewhere; it counts against no quota. Throws `LineError` 400 for what LINE would not take. */
export function sayAsAccount({ platform, channel, source }: Place, messages: unknown[]): void {
  deliverToChat(
    { platform, channel, chatId: chatIdOf(source) },
    readMessages({ messages }, platform.allowLoopbackHttp),
  );
}
