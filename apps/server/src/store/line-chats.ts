import { contactName, type ServedMember } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** A LINE chat with what is known of the LINE user in it. */
export async function lineChatOf(db: Reader, channelId: string, lineUserId: string): Promise<LineChat | null> {
  const [chat] = await lineChatsOf(db, channelId, [lineUserId]);
  return chat ?? null;
}

/** The same for many LINE users at once; those who are not known are left out. */
export async function lineChatsOf(db: Reader, channelId: string, lineUserIds: readonly string[]) {
  const rows = await db
    .selectFrom('line_chat as l')
    .innerJoin('contact as c', 'c.id', 'l.contact_id')
    .select([
      'l.id',
      'l.channel_id',
      'l.line_id',
      'l.contact_id',
      'l.current_room_id',
      'l.followed_at',
      'l.blocked_us_at',
      'c.name',
      'c.line_name',
      'c.profile_fetched_at',
      'c.profile_due_at',
      'c.blocked_at',
    ])
    .where('l.channel_id', '=', channelId)
    .where('l.line_id', 'in', valueList(lineUserIds))
    .execute();
  return rows.map((row) => ({ ...row, contactName: contactName({ name: row.name, lineName: row.line_name }) }));
}

export type LineChat = Awaited<ReturnType<typeof lineChatsOf>>[number];

/** Rooms through which this LINE chat runs. */
export function roomsOfLineChat(db: Reader, lineChatId: string) {
  return roomsOfLineChats(db, [lineChatId]);
}

export async function roomsOfLineChats(db: Reader, lineChatIds: readonly string[]) {
  const rows = await db
    .selectFrom('room')
    .select(({ exists, selectFrom }) => [
      'room.id as roomId',
      'room.line_chat_id as lineChatId',
      exists(
        selectFrom('participant as p')
          .innerJoin('member as m', 'm.id', 'p.person_id')
          .select('p.person_id')
          .whereRef('p.room_id', '=', 'room.id')
          .where('p.left_seq', 'is', null)
          .where('m.suspended_at', 'is', null)
          .where('m.external_talk_at', 'is not', null),
      ).as('attended'),
    ])
    .where('line_chat_id', 'in', valueList(lineChatIds))
    .execute();
  return rows.map((row) => ({ ...row, attended: Boolean(row.attended) }));
}

/** The channels that serve somebody. */
export async function servingChannels(db: Reader): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel_member as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select('s.channel_id')
    .distinct()
    .where(isServed)
    .execute();
  return new Set(rows.map(({ channel_id }) => channel_id));
}

const isServed = sql<SqlBool>`m.suspended_at is null and m.external_talk_at is not null`;

/** The members a channel serves, the reception first, with the codes by which LINE users may ask for them. */
export async function servedMembers(db: Reader, channelId: string): Promise<ServedMember[]> {
  const rows = await db
    .selectFrom('channel_member as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .leftJoin('invitation as i', (join) => join.onRef('i.member_id', '=', 'm.id').on('i.revoked_at', 'is', null))
    .select(['m.id', 'm.member_id as memberId', 'i.code'])
    .where('s.channel_id', '=', channelId)
    .where(isServed)
    .orderBy('s.position')
    .execute();
  const served = new Map<string, { id: string; memberId: string; codes: string[] }>();
  for (const { id, memberId, code } of rows) {
    const member = served.get(id) ?? { id, memberId, codes: [] };
    if (code) member.codes.push(code);
    served.set(id, member);
  }
  return [...served.values()];
}
