import type { MemberKey } from '@engawa/domain';
import { sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

const provider = 'credential';

/** The rows that let a member sign in, beside the member's own; `passwordHash` as the sign-in library makes it. */
export async function insertCredentials(
  tx: WriteTx,
  member: { id: MemberKey; memberId: string; name: string },
  passwordHash: string,
): Promise<void> {
  const times = { createdAt: tx.now, updatedAt: tx.now };
  await tx.db
    .insertInto('auth_user')
    .values({
      id: member.id,
      name: member.name,
      // The library wants an address; nobody is ever written to. RFC 2606 keeps `.invalid` out of the world.
      email: `${member.id}@member.invalid`,
      emailVerified: sql<boolean>`true`,
      username: member.memberId,
      image: null,
      displayUsername: null,
      ...times,
    })
    .execute();
  const account = { id: member.id, accountId: member.id, userId: member.id, providerId: provider };
  await tx.db
    .insertInto('auth_account')
    .values({ ...emptyAccount, ...account, password: passwordHash, ...times })
    .execute();
}

const emptyAccount: Omit<
  Schema['auth_account'],
  'id' | 'accountId' | 'userId' | 'providerId' | 'password' | 'createdAt' | 'updatedAt'
> = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
};

export async function passwordHashOf(db: Reader, id: MemberKey): Promise<string | null> {
  const row = await db
    .selectFrom('auth_account')
    .select('password')
    .where('userId', '=', id)
    .where('providerId', '=', provider)
    .executeTakeFirst();
  return row?.password ?? null;
}

export async function changePasswordHash(tx: WriteTx, id: MemberKey, passwordHash: string): Promise<void> {
  await tx.db
    .updateTable('auth_account')
    .set({ password: passwordHash, updatedAt: tx.now })
    .where('userId', '=', id)
    .where('providerId', '=', provider)
    .execute();
}
