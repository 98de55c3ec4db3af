import { randomInt } from 'node:crypto';
import { invitationAlphabet, invitationCodeLength } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

export function liveInvitation(db: Reader, memberId: string) {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export function invitationByCode(db: Reader, code: string) {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('code', '=', code)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function insertInvitation(tx: WriteTx, memberId: string): Promise<void> {
  const code = Array.from(
    { length: invitationCodeLength },
    () => invitationAlphabet[randomInt(invitationAlphabet.length)],
  );
  await tx.db
    .insertInto('invitation')
    .values({ code: code.join(''), member_id: memberId, uses: 0, created_at: tx.now, revoked_at: null })
    .execute();
}

export async function revokeInvitations(tx: WriteTx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('invitation')
    .set({ revoked_at: tx.now })
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** A LINE user came by this member's invitation. */
export async function countInvitationUse(tx: WriteTx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('invitation')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute();
}
