import type { CallRow } from '../store/calls.ts';
import { fixedQuery } from '../store/fixed-query.ts';
import type { Reader } from '../store/store.ts';
import type { Month } from '../store/what-may-be-spent.ts';

/** Where a call goes: a place at LINE, its people as LINE counts them, and the month that a push into it comes out of. */
export type Place = {
  readonly id: string;
  readonly channelId: string;
  /** LINE's id of the other side. */
  readonly lineId: string;
  readonly blockedUs: boolean;
  readonly blockedByUs: boolean;
  readonly heads: CallRow['heads'];
  readonly month: Month;
};

const placeRow = fixedQuery((db, { lineChatId }: { lineChatId: string }) =>
  db
    .selectFrom('line_chat as l')
    .innerJoin('channel as c', 'c.id', 'l.channel_id')
    .leftJoin('contact as person', 'person.id', 'l.contact_id')
    .select(['l.channel_id', 'l.line_id', 'l.blocked_us_at', 'l.heads', 'person.blocked_at'])
    .select(['c.id', 'c.quota_kind', 'c.quota_limit', 'c.quota_used', 'c.quota_read_at', 'c.month_spent_until'])
    .where('l.id', '=', lineChatId),
);

export async function placeOf(db: Reader, lineChatId: string): Promise<Place> {
  const [row] = await placeRow(db, { lineChatId });
  const { channel_id, line_id, blocked_us_at, blocked_at, heads, ...month } = row!;
  return {
    ...{ id: lineChatId, channelId: channel_id, lineId: line_id },
    ...{ blockedUs: blocked_us_at !== null, blockedByUs: blocked_at !== null, heads: heads ?? 1, month },
  };
}
