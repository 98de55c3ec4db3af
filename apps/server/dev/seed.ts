import type { UndoSeconds } from '@engawa/domain';
import { hashPassword } from 'better-auth/crypto';
import { addMember } from '../src/chat/members.ts';
import type { Parts } from '../src/parts.ts';
import { saveOrganization } from '../src/store/organization.ts';
import { byOperator, byServer } from '../src/store/who.ts';
import { type CastMember, castMembers, castPassword, organization } from './cast.ts';

/** Ids of the cast by member id. */
export type Cast = Readonly<Record<string, string>>;

/** Names the company and lets its people in, as an operator would. Their words leave at once, unless said otherwise. */
export async function seedCompany(
  { store }: Pick<Parts, 'store'>,
  members: readonly CastMember[] = castMembers,
  undoSeconds: UndoSeconds = 0,
): Promise<Cast> {
  await store.write(byServer, (tx) => saveOrganization(tx, organization));
  const passwordHash = await hashPassword(castPassword);
  const ids: Record<string, string> = {};
  for (const member of members) {
    ids[member.memberId] = (await addMember(store, byOperator, { ...member, passwordHash })).id;
  }
  await store.write(byServer, (tx) => tx.db.updateTable('member').set({ undo_seconds: undoSeconds }).execute());
  return ids;
}
