import type { MessageId } from '@engawa/domain';
import { forgetMediaOf } from './media-cache.ts';
import { quotingStore } from './quoting.ts';
import { unsentStore } from './unsent.ts';

/** A message was taken back: nothing of it stays beside the talk itself. */
export function forgetTakenBack(messageId: MessageId): void {
  quotingStore.unsent(messageId);
  unsentStore.takenBack(messageId);
  void forgetMediaOf(messageId);
}
