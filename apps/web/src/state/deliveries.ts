import { type DeliveryChoice, type MessageId, type MessageView, withMarks } from '@engawa/domain';
import { api } from '../api/client.ts';
import { applyUnsent } from './apply-event.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { knowledge, take } from './known.ts';

/** What a member does about words on their way to LINE. Each throws what the server answers when it refuses. */

/** Takes words back before they leave; a text stands where one writes again, above what was written there meanwhile. */
export async function takeBack(message: MessageView): Promise<void> {
  const words = message.content.kind === 'text' ? withMarks(message.content.text, message.content.emojis) : '';
  const unsent = await api.message.takeBack.mutate({ messageId: message.id });
  take(applyUnsent(knowledge(), unsent));
  const draft = draftOf(message.roomId);
  if (words) keepDraft(message.roomId, draft ? `${words}\n${draft}` : words);
}

/** Ends the time in which words can be taken back. */
export async function sendNow(messageId: MessageId): Promise<void> {
  await api.message.sendNow.mutate({ messageId });
}

/** The feed tells what becomes of it: its word may be newer than the answer. */
export async function decide(messageId: MessageId, choice: DeliveryChoice): Promise<void> {
  await api.message.decide.mutate({ messageId, choice });
}
