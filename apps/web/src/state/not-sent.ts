import { type MessageView, notSent, type RoomListItem } from '@engawa/domain';

/**
 * The room's place in the list with what is now known of one message: kept in sight while it has not gone out, whatever is
 * said after it, and let go once that is settled. The same object when it changes nothing. Pure.
 */
export function withNotSent(
  item: RoomListItem,
  { id, delivery, content }: Pick<MessageView, 'id' | 'delivery'> & Partial<Pick<MessageView, 'content'>>,
): RoomListItem {
  const stopped = content?.kind !== 'unsent' && delivery && notSent(delivery) ? { messageId: id, delivery } : null;
  const at = item.notSent.findIndex((one) => one.messageId === id);
  if (at < 0) return stopped ? { ...item, notSent: [...item.notSent, stopped] } : item;
  return { ...item, notSent: stopped ? item.notSent.with(at, stopped) : item.notSent.toSpliced(at, 1) };
}
