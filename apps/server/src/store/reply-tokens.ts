import { type Instant, lineLimits } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

/** Keeps a reply token for the minute in which LINE takes it (Messaging API reference, Send reply message). */
export async function keepReplyToken(tx: WriteTx, token: { lineChatId: string; token: string; receivedAt: Instant }) {
  const expires = new Date(Date.parse(token.receivedAt) + lineLimits.replyTokenMs).toISOString();
  if (expires <= tx.now) return;
  await forgetOldReplyTokens(tx, token.lineChatId);
  await tx.db
    .insertInto('reply_token')
    .values({ token: token.token, line_chat_id: token.lineChatId, expires_at: expires, used_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Spends the oldest token of the chat that still holds, or answers null. */
export async function spendReplyToken(tx: WriteTx, lineChatId: string): Promise<string | null> {
  const token = await tx.db
    .selectFrom('reply_token')
    .select('token')
    .where('line_chat_id', '=', lineChatId)
    .where('expires_at', '>', tx.now)
    .where('used_at', 'is', null)
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst();
  if (!token) return null;
  await tx.db.updateTable('reply_token').set({ used_at: tx.now }).where('token', '=', token.token).execute();
  return token.token;
}

export async function replyTokenExpiry(db: Reader, token: string): Promise<Instant | null> {
  const row = await db.selectFrom('reply_token').select('expires_at').where('token', '=', token).executeTakeFirst();
  return row?.expires_at ?? null;
}

/** Long after a call that was made with it can still be asked about. */
const rememberedMs = 24 * 60 * 60 * 1000;

async function forgetOldReplyTokens(tx: WriteTx, lineChatId: string): Promise<void> {
  const before = new Date(Date.parse(tx.now) - rememberedMs).toISOString();
  await tx.db
    .deleteFrom('reply_token')
    .where('line_chat_id', '=', lineChatId)
    .where('expires_at', '<', before)
    .execute();
}
