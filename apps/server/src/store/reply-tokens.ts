import { type Instant, lineLimits, tokenMarginMs } from '@engawa/domain';
import { fixedQuery } from './fixed-query.ts';
import { releaseChats } from './releasing.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type NewReplyToken = {
  readonly lineChatId: string;
  readonly token: string;
} & TokenTimes;

/** Both by our clock. */
export type TokenTimes = {
  readonly receivedAt: Instant;
  /** When what brought the token happened, in ms since 1970, if LINE told it again; null: it was told for the first time. */
  readonly happenedAt: number | null;
};

/**
 * Keeps reply tokens for the minute in which LINE takes them (Messaging API reference, Send reply message). What waits in
 * these chats because nothing may be spent leaves with them.
 */
export async function keepReplyTokens(tx: WriteTx, tokens: readonly NewReplyToken[]): Promise<void> {
  const rows = tokens.map((one) => ({
    ...{ token: one.token, line_chat_id: one.lineChatId, expires_at: holdsUntil(one, tx.now) },
  }));
  const good = rows.filter(({ expires_at }) => expires_at > tx.now);
  const chats = new Set(good.map(({ line_chat_id }) => line_chat_id));
  await forgetOldReplyTokens(tx, chats);
  for (const row of good) await insertToken(tx.db, row);
  await releaseChats(tx, chats);
}

/**
 * Until when LINE takes a token, by our clock. What LINE tells for the first time has just happened, whatever time LINE
 * gives it; and no clock that was set meanwhile makes it hold longer than it could from now on. Pure.
 */
export function holdsUntil({ receivedAt, happenedAt }: TokenTimes, now: Instant): Instant {
  const { replyTokenMs, replyTokenEventMs } = lineLimits;
  const last = happenedAt === null ? Number.POSITIVE_INFINITY : happenedAt + replyTokenEventMs;
  const received = Math.min(Date.parse(receivedAt), Date.parse(now));
  return new Date(Math.min(received + replyTokenMs, last)).toISOString();
}

type TokenRow = { readonly token: string; readonly line_chat_id: string; readonly expires_at: Instant };

const insertToken = fixedQuery((db, { token, line_chat_id, expires_at }: TokenRow) =>
  db
    .insertInto('reply_token')
    .values({ token, line_chat_id, expires_at, used_at: null })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Until when each unspent token of the chat holds, the oldest first. */
export async function freeTokens(db: Reader, lineChatId: string, now: Instant): Promise<FreeToken[]> {
  const after = new Date(Date.parse(now) + tokenMarginMs).toISOString();
  const rows = await unspentTokens(db, { lineChatId, after });
  return rows.map(({ token, expires_at }) => ({ token, expiresAt: expires_at }));
}

const unspentTokens = fixedQuery((db, { lineChatId, after }: { lineChatId: string; after: Instant }) =>
  db
    .selectFrom('reply_token')
    .select(['token', 'expires_at'])
    .where('line_chat_id', '=', lineChatId)
    .where('expires_at', '>', after)
    .where('used_at', 'is', null)
    .orderBy('expires_at'),
);

export type FreeToken = { readonly token: string; readonly expiresAt: Instant };

/** Spends the oldest token of the chat that still holds, or answers null. */
export async function spendReplyToken(tx: WriteTx, lineChatId: string): Promise<string | null> {
  const [oldest] = await freeTokens(tx.db, lineChatId, tx.now);
  if (!oldest) return null;
  await tx.db.updateTable('reply_token').set({ used_at: tx.now }).where('token', '=', oldest.token).execute();
  return oldest.token;
}

export async function replyTokenExpiry(db: Reader, token: string): Promise<Instant | null> {
  const row = await db.selectFrom('reply_token').select('expires_at').where('token', '=', token).executeTakeFirst();
  return row?.expires_at ?? null;
}

/** Long after a call that was made with it can still be asked about. */
const rememberedMs = 24 * 60 * 60 * 1000;

async function forgetOldReplyTokens(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<void> {
  if (lineChatIds.size === 0) return;
  const before = new Date(Date.parse(tx.now) - rememberedMs).toISOString();
  await tx.db
    .deleteFrom('reply_token')
    .where('line_chat_id', 'in', valueList(lineChatIds))
    .where('expires_at', '<', before)
    .execute();
}
