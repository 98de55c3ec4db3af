import { type Instant, lineLimits, tokenMarginMs } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery, rowLists } from './fixed-query.ts';
import { releaseChats } from './releasing.ts';
import type { Reader, WriteTx } from './store.ts';

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
  for (const list of rowLists(good)) await insertTokens(tx.db, { rows: list });
  await forgetOldReplyTokens(tx, chats);
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

const insertTokens = fixedQuery((db, { rows }: { rows: readonly TokenRow[] }) =>
  db
    .insertInto('reply_token')
    .values(rows.map(({ token, line_chat_id, expires_at }) => ({ token, line_chat_id, expires_at, used_at: null })))
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
    .where('token', 'not in', spentTokens(db, lineChatId))
    .orderBy('expires_at'),
);

/** An event that an admin brings back may bring a token again, and with another end. */
function spentTokens(db: Reader, lineChatId: string) {
  return db
    .selectFrom('reply_token as spent')
    .select('spent.token')
    .where('spent.line_chat_id', '=', lineChatId)
    .where('spent.used_at', 'is not', null);
}

export type FreeToken = { readonly token: string; readonly expiresAt: Instant };

/** Spends the oldest token of the chat that still holds, or answers null. */
export async function spendReplyToken(tx: WriteTx, lineChatId: string): Promise<string | null> {
  const [oldest] = await freeTokens(tx.db, lineChatId, tx.now);
  if (!oldest) return null;
  await spend(tx.db, { lineChatId, token: oldest.token, now: tx.now });
  return oldest.token;
}

const spend = fixedQuery((db, { lineChatId, token, now }: ChatToken & { readonly now: Instant }) =>
  db.updateTable('reply_token').set({ used_at: now }).where('line_chat_id', '=', lineChatId).where('token', '=', token),
);

type ChatToken = { readonly lineChatId: string; readonly token: string };

export async function replyTokenExpiry(db: Reader, chatToken: ChatToken): Promise<Instant | null> {
  const [row] = await expiry(db, chatToken);
  return row?.expires_at ?? null;
}

const expiry = fixedQuery((db, { lineChatId, token }: ChatToken) =>
  db
    .selectFrom('reply_token')
    .select('expires_at')
    .where('line_chat_id', '=', lineChatId)
    .where('token', '=', token)
    .orderBy('expires_at'),
);

/** Long after a call that was made with it can still be asked about. */
const rememberedMs = 24 * 60 * 60 * 1000;

/** Of each chat, the newest: each answers up to five bubbles for nothing, and nobody says more than that within a minute. */
const unspentOfChat = 12;

async function forgetOldReplyTokens(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<void> {
  if (lineChatIds.size === 0) return;
  const before = new Date(Date.parse(tx.now) - rememberedMs).toISOString();
  await forget(tx.db, { chats: [...lineChatIds], before });
}

const forget = fixedQuery((db, { chats, before }: { chats: readonly string[]; before: Instant }) =>
  db
    .deleteFrom('reply_token')
    .where('line_chat_id', 'in', chats)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<', before),
        eb(eb.refTuple('line_chat_id', 'expires_at', 'token'), 'in', (tokens) =>
          tokens
            .selectFrom(byAge(db, chats).as('unspent'))
            .select(['unspent.line_chat_id', 'unspent.expires_at', 'unspent.token'])
            .where('unspent.age', '>', unspentOfChat)
            .$asTuple('line_chat_id', 'expires_at', 'token'),
        ),
      ]),
    ),
);

/** Unspent tokens with their place in the chat, the newest first. */
function byAge(db: Reader, chats: readonly string[]) {
  return db
    .selectFrom('reply_token')
    .select(['line_chat_id', 'expires_at', 'token'])
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('line_chat_id').orderBy('expires_at', 'desc').orderBy('token', 'desc'))
        .as('age'),
    )
    .where('line_chat_id', 'in', chats)
    .where('used_at', 'is', null);
}

/** Times that no rule could have set, see `far-off.ts`: it is not believed any more. */
export async function replyTokensEnd(tx: WriteTx, far: FarOff): Promise<void> {
  // Two ends of one token would become the same row.
  await tx.db.deleteFrom('reply_token').where(isFarOff('expires_at', far)).where(endsEarlierToo).execute();
  await tx.db.updateTable('reply_token').set({ expires_at: tx.now }).where(isFarOff('expires_at', far)).execute();
}

const endsEarlierToo = sql<SqlBool>`exists (select 1 from reply_token as earlier
  where earlier.line_chat_id = reply_token.line_chat_id and earlier.token = reply_token.token
  and earlier.expires_at < reply_token.expires_at)`;
