import type { ContactId, MemberKey } from '@engawa/domain';
import { lineUsersOf } from './line-chats.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** People whom deliveries speak of. */
export type PeopleOfDeliveries = {
  /** Names of the members who said that one arrived. */
  readonly names?: ReadonlyMap<MemberKey, string>;
  /** Who talks in the LINE chats, where there are several. */
  readonly users?: ReadonlyMap<string, ContactId | null>;
};

/** Whose LINE chats these are, of messages that go to several: nobody asks it of others. @param chats of each message */
export async function usersOfSeveral(
  db: Reader,
  chats: readonly ReadonlySet<string>[],
): Promise<ReadonlyMap<string, ContactId | null>> {
  const ids = chats.filter(({ size }) => size > 1).flatMap((several) => [...several]);
  return ids.length > 0 ? lineUsersOf(db, ids) : new Map();
}

export async function namesOf(db: Reader, ids: readonly (MemberKey | null)[]): Promise<Map<MemberKey, string>> {
  const asked = [...new Set(ids)].filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = await db.selectFrom('member').select(['id', 'name']).where('id', 'in', valueList(asked)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
