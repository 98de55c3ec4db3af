import type { MessageId, RoomId } from '@engawa/domain';
import { toaster } from '@engawa/ui';
import { text } from '../../i18n/index.ts';
import { endsWithMember } from '../../state/member-end.ts';
import { reachMessage } from '../../state/messages.ts';

type Shower = (messageId: MessageId) => boolean;
const showers = new Map<RoomId, Shower>();
let wanted: MessageId | null = null;
endsWithMember(forgetJump);

/** The timeline on the screen says how to bring one of its messages into sight. @returns how to take it back */
export function showsMessages(roomId: RoomId, show: Shower): () => void {
  showers.set(roomId, show);
  return () => {
    wanted = null;
    if (showers.get(roomId) === show) showers.delete(roomId);
  };
}

/** Leads the reader to a message, however far back it stands. A later wish replaces an earlier one. */
export async function jumpTo(roomId: RoomId, messageId: MessageId): Promise<void> {
  wanted = messageId;
  const waiting = setTimeout(() => toaster.show({ text: text().message.quote.searching }), 600);
  const reached = await reachMessage(roomId, messageId, () => wanted === messageId);
  clearTimeout(waiting);
  if (wanted !== messageId) return;
  wanted = null;
  if (reached === 'offline') toaster.show({ tone: 'alarm', text: text().message.quote.offline });
  else if (reached === 'notFound' || !showers.get(roomId)?.(messageId))
    toaster.show({ tone: 'alarm', text: text().message.quote.notFound });
}

/** The reader has gone elsewhere: what was looked for does not lead them away any more. */
export function forgetJump(): void {
  wanted = null;
}
