import type { ContactId } from '@engawa/domain';
import { lineUsersOf } from './line-chats.ts';
import type { Reader } from './store.ts';

/** Whose LINE chats these are, of messages that go to several: nobody asks it of others. @param chats of each message */
export async function usersOfSeveral(
  db: Reader,
  chats: readonly ReadonlySet<string>[],
): Promise<ReadonlyMap<string, ContactId | null>> {
  const ids = chats.filter(({ size }) => size > 1).flatMap((several) => [...several]);
  return ids.length > 0 ? lineUsersOf(db, ids) : new Map();
}
