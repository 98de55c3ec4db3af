import { type ContactFace, type ContactId, type ContactView, contactName, type Instant } from '@engawa/domain';
import type { NotNull, Selectable } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

export type ContactRow = Selectable<Schema['contact']>;

/** @param blockedUsAt when the LINE user blocked the last account through which they could be reached. */
function contactView(row: ContactRow, blockedUsAt: Instant | null): ContactView {
  return {
    id: row.id,
    displayName: contactName({ name: row.name, lineName: row.line_name }),
    name: row.name,
    lineName: row.line_name,
    photoUrl: row.line_photo_url,
    statusMessage: row.line_status_message,
    reading: row.reading,
    company: row.company,
    title: row.title,
    phones: JSON.parse(row.phones) as string[],
    emails: JSON.parse(row.emails) as string[],
    memo: row.memo,
    addedAt: row.added_at,
    blockedUsAt,
    blockedAt: row.blocked_at,
  };
}

export async function contactById(db: Reader, id: string): Promise<ContactView | null> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? contactView(row, (await blockedUs(db, [id])).get(id) ?? null) : null;
}

export async function allContacts(db: Reader): Promise<ContactView[]> {
  const rows = await db.selectFrom('contact').selectAll().orderBy('added_at').execute();
  const blocked = await blockedUs(db);
  return rows.map((row) => contactView(row, blocked.get(row.id) ?? null));
}

/** What all members of a room may see of contacts in it; who is not known is left out. */
export async function contactFaces(db: Reader, ids: readonly ContactId[]): Promise<ContactFace[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'name', 'line_name', 'line_photo_url'])
    .where('id', 'in', valueList(ids))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: contactName({ name: row.name, lineName: row.line_name }),
    photoUrl: row.line_photo_url,
  }));
}

/** Of LINE users, by LINE's id; those who are not known are left out. */
export async function contactIdsOf(db: Reader, lineUserIds: readonly string[]): Promise<Map<string, ContactId>> {
  if (lineUserIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'line_user_id'])
    .where('line_user_id', 'in', valueList(lineUserIds))
    .execute();
  return new Map(rows.map((row) => [row.line_user_id, row.id]));
}

/** Since when the company blocks a LINE user, through whatever account they come. @param lineUserId LINE's id */
export async function blockedSince(db: Reader, lineUserId: string): Promise<Instant | null> {
  const [row] = await blockOf(db, { lineUserId });
  return row?.blocked_at ?? null;
}

const blockOf = fixedQuery((db, { lineUserId }: { lineUserId: string }) =>
  db.selectFrom('contact').select('blocked_at').where('line_user_id', '=', lineUserId),
);

/** Contacts who blocked every account they had added. */
async function blockedUs(db: Reader, ids?: readonly string[]): Promise<Map<string, Instant>> {
  let query = db
    .selectFrom('line_chat')
    .select((eb) => [
      'contact_id',
      eb.fn.max('blocked_us_at').as('at'),
      eb.fn.countAll<number>().as('chats'),
      eb.fn.count<number>('blocked_us_at').as('blocked'),
    ])
    .where('contact_id', 'is not', null)
    .$narrowType<{ contact_id: NotNull }>()
    .groupBy('contact_id');
  if (ids) query = query.where('contact_id', 'in', ids);
  const rows = await query.execute();
  const all = rows.filter((row) => Number(row.chats) === Number(row.blocked));
  return new Map(all.map((row) => [row.contact_id, row.at!]));
}

/** LINE users whose name and picture LINE is to be asked for now, and where it is asked. */
export function dueProfiles(db: Reader, now: Instant, limit: number) {
  return profilesDue(db, { now, limit });
}

const profilesDue = fixedQuery((db, { now, limit }: { now: Instant; limit: number }) =>
  reachable(db)
    .select(['c.id', 'c.profile_attempts', 'l.channel_id', 'l.line_id'])
    .where('c.profile_due_at', '<=', now)
    .limit(limit),
);

export type DueProfile = Awaited<ReturnType<typeof dueProfiles>>[number];

/** When LINE is to be asked next; null when nobody's profile is due. */
export async function nextProfileDue(db: Reader): Promise<Instant | null> {
  const [next] = await nextProfile(db, {});
  return next?.at ?? null;
}

const nextProfile = fixedQuery((db) => reachable(db).select((eb) => eb.fn.min('c.profile_due_at').as('at')));

/** Of one who blocked the account LINE tells nothing, and of whom the company blocks it is not asked: their profile waits. */
function reachable(db: Reader) {
  return db
    .selectFrom('contact as c')
    .innerJoin('line_chat as l', 'l.contact_id', 'c.id')
    .where('c.profile_due_at', 'is not', null)
    .where('l.blocked_us_at', 'is', null)
    .where('c.blocked_at', 'is', null);
}
