import { randomBytes } from 'node:crypto';
import { fileLinkDays, type Instant, type MediaId, type MemberKey, type MessageId } from '@engawa/domain';
import type { Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type FileLinkRow = Selectable<Schema['file_link']>;

/** Anything else is no token of ours, and PostgreSQL would refuse to look some of it up. */
const tokenForm = /^[\w-]{32}$/;

/** A page for a file, once for each message. Its address is not to be guessed: 192 bits. */
export async function insertFileLink(
  tx: WriteTx,
  link: { readonly messageId: MessageId; readonly mediaId: MediaId; readonly memberId: MemberKey },
): Promise<void> {
  if (await fileLinkOf(tx.db, link.messageId)) return;
  await tx.db
    .insertInto('file_link')
    .values({
      token: randomBytes(24).toString('base64url'),
      media_id: link.mediaId,
      message_id: link.messageId,
      created_by: link.memberId,
      created_at: tx.now,
      expires_at: daysAfter(tx.now, fileLinkDays),
      revoked_at: null,
      downloads: 0,
    })
    .execute();
}

export async function fileLinkOf(db: Reader, messageId: MessageId): Promise<FileLinkRow | null> {
  const row = await db.selectFrom('file_link').selectAll().where('message_id', '=', messageId).executeTakeFirst();
  return row ?? null;
}

export async function fileLinkByToken(db: Reader, token: string): Promise<FileLinkRow | null> {
  if (!tokenForm.test(token)) return null;
  return (await db.selectFrom('file_link').selectAll().where('token', '=', token).executeTakeFirst()) ?? null;
}

/** Also opens it again when it was closed. */
export async function renewFileLink(tx: WriteTx, messageId: MessageId, days: number): Promise<void> {
  await changeLink(tx, messageId, { expires_at: daysAfter(tx.now, days), revoked_at: null });
}

export async function revokeFileLink(tx: WriteTx, messageId: MessageId): Promise<void> {
  await changeLink(tx, messageId, { revoked_at: tx.now });
}

export async function countDownload(tx: WriteTx, token: string): Promise<void> {
  await tx.db
    .updateTable('file_link')
    .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
    .where('token', '=', token)
    .execute();
}

async function changeLink(tx: WriteTx, messageId: MessageId, changes: Partial<FileLinkRow>): Promise<void> {
  await tx.db.updateTable('file_link').set(changes).where('message_id', '=', messageId).execute();
}

function daysAfter(now: Instant, days: number): Instant {
  return new Date(Date.parse(now) + days * 24 * 60 * 60 * 1000).toISOString();
}
