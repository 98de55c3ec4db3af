import type { DeliveryChoice, MessageId } from '@engawa/domain';
import { api } from '../api/client.ts';

/**
 * What a member decides about a message on its way to LINE. The feed tells what becomes of it: its word may be newer than the
 * answer. @throws what the server answers when it refuses
 */
export async function decide(messageId: MessageId, choice: DeliveryChoice): Promise<void> {
  await api.message.decide.mutate({ messageId, choice });
}
