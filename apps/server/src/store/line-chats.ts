import {
  type ChannelId,
  type ContactId,
  type Instant,
  knownName,
  type LineChatKind,
  type MessageAuthor,
  type RoomId,
} from '@engawa/domain';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery } from './fixed-query.ts';
import { newId } from './new-id.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

/** A place as LINE names it. */
export type LinePlace = {
  readonly channelId: ChannelId;
  readonly kind: LineChatKind;
  /** LINE's id of the user, the group or the room. */
  readonly lineId: string;
};

/** Who speaks at LINE; of some people in groups LINE tells neither. */
export type Speaker = Extract<MessageAuthor, { kind: 'contact' }>;

/** Talks with LINE users alone have one in them. */
type UserPlace = Pick<LinePlace, 'channelId' | 'lineId'>;

/** A LINE chat with what is known of the LINE user in it. */
export async function lineChatOf(db: Reader, { channelId, lineId }: UserPlace): Promise<LineChat | null> {
  const [chat] = await lineChatsOf(db, channelId, [lineId]);
  return chat ?? null;
}

/** The same for many LINE users at once; those who are not known are left out. */
export async function lineChatsOf(db: Reader, channelId: ChannelId, lineIds: readonly string[]) {
  if (lineIds.length === 0) return [];
  const rows = await chatsOfUsers(db, { channelId, lineIds });
  return rows.map(({ name, line_name, ...row }) => {
    const who: Speaker = { kind: 'contact', id: row.contact_id, name: knownName({ name, lineName: line_name }) };
    return { ...row, who };
  });
}

const chatsOfUsers = fixedQuery((db, { channelId, lineIds }: { channelId: ChannelId; lineIds: readonly string[] }) =>
  db
    .selectFrom('line_chat as l')
    .innerJoin('contact as c', 'c.id', 'l.contact_id')
    .select([
      'l.id',
      'l.channel_id',
      'l.line_id',
      'c.id as contact_id',
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
    .where('l.line_id', 'in', lineIds),
);

export type LineChat = Awaited<ReturnType<typeof lineChatsOf>>[number];

/** The LINE chats of a LINE user, one for each account that they know. */
export async function chatsOfContact(db: Reader, contactId: ContactId): Promise<string[]> {
  const rows = await db.selectFrom('line_chat').select('id').where('contact_id', '=', contactId).execute();
  return rows.map((row) => row.id);
}

/** Who talks in LINE chats; null: a group. */
export async function lineUsersOf(db: Reader, ids: readonly string[]): Promise<Map<string, ContactId | null>> {
  const rows = await db
    .selectFrom('line_chat')
    .select(['id', 'contact_id'])
    .where('id', 'in', valueList(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row.contact_id]));
}

/** Rooms that this LINE chat hears, and that hear it. */
export function roomsOfLineChat(db: Reader, lineChatId: string) {
  return roomsOfLineChats(db, [lineChatId]);
}

export async function roomsOfLineChats(db: Reader, lineChatIds: readonly string[]) {
  if (lineChatIds.length === 0) return [];
  const rows = await joinedRooms(db, { lineChatIds });
  return rows.map((row) => ({ ...row, attended: Boolean(row.attended) }));
}

const joinedRooms = fixedQuery((db, { lineChatIds }: { lineChatIds: readonly string[] }) =>
  db
    .selectFrom('room_line_chat as place')
    .select(({ exists, selectFrom }) => [
      'place.room_id as roomId',
      'place.line_chat_id as lineChatId',
      exists(
        selectFrom('participant as p')
          .innerJoin('member as m', 'm.id', 'p.person_id')
          .select('p.person_id')
          .whereRef('p.room_id', '=', 'place.room_id')
          .where('p.left_seq', 'is', null)
          .where('m.suspended_at', 'is', null)
          .where('m.external_talk_at', 'is not', null),
      ).as('attended'),
    ])
    .where('place.line_chat_id', 'in', lineChatIds)
    .where('place.state', '=', 'joined'),
);

/** A place at LINE is heard of for the first time. @param contactId of the LINE user in it; null: it is no talk with one. */
export async function lineChatBegins(tx: WriteTx, place: LinePlace, contactId: ContactId | null): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto('line_chat')
    .values({
      ...{ id, channel_id: place.channelId, kind: place.kind, line_id: place.lineId, contact_id: contactId },
      ...{ current_room_id: null, followed_at: null, blocked_us_at: null },
      ...{ read_token: null, read_due_at: null, read_seq: null },
    })
    .execute();
  return id;
}

/** The LINE user added the account, or is seen to have it added. */
export async function lineUserIsThere(tx: WriteTx, lineChatId: string, at: Instant): Promise<void> {
  const there = { followed_at: at, blocked_us_at: null };
  await tx.db.updateTable('line_chat').set(there).where('id', '=', lineChatId).execute();
}

export async function lineUserBlockedUs(tx: WriteTx, lineChatId: string, at: Instant): Promise<void> {
  await tx.db.updateTable('line_chat').set({ blocked_us_at: at }).where('id', '=', lineChatId).execute();
}

/** Plain words from there go to this room from now on. */
export async function wordsGoTo(tx: WriteTx, lineChatId: string, roomId: RoomId): Promise<void> {
  await goTo(tx.db, { lineChatId, roomId });
}

const goTo = fixedQuery((db, { lineChatId, roomId }: { lineChatId: string; roomId: RoomId }) =>
  db
    .updateTable('line_chat')
    .set({ current_room_id: roomId })
    .where('id', '=', lineChatId)
    .where((eb) => eb.or([eb('current_room_id', 'is', null), eb('current_room_id', '!=', roomId)])),
);

/** LINE is to be told that words there were read, up to these. */
export async function readMarkIsDue(
  tx: WriteTx,
  lineChatId: string,
  mark: { readonly seq: number; readonly token: string },
): Promise<void> {
  await tx.db
    .updateTable('line_chat')
    .set({ read_token: mark.token, read_seq: mark.seq, read_due_at: tx.now, read_attempts: 0 })
    .where('id', '=', lineChatId)
    .execute();
}

/** Of what LINE was not told yet, it is told nothing more. */
export async function readMarkIsDropped(tx: WriteTx, lineChatId: string): Promise<void> {
  await tx.db.updateTable('line_chat').set({ read_due_at: null }).where('id', '=', lineChatId).execute();
}

/** A mark as LINE is asked to take it. */
export type TriedMark = { readonly id: string; readonly read_token: string | null; readonly read_attempts: number };

/** @param again when to tell LINE once more; null: it is told, or will never take it. A newer mark meanwhile stays. */
export async function readMarkTried(tx: WriteTx, mark: TriedMark, again: Instant | null): Promise<void> {
  await tx.db
    .updateTable('line_chat')
    .set({ read_due_at: again, read_attempts: again ? mark.read_attempts + 1 : 0 })
    .where('id', '=', mark.id)
    .where('read_token', '=', mark.read_token)
    // Meanwhile nobody wants it to be told any more.
    .where('read_due_at', 'is not', null)
    .execute();
}

/** Times that no rule could have set, see `far-off.ts`: LINE is told now. */
export async function readMarksAreDue(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('line_chat').set({ read_due_at: tx.now }).where(isFarOff('read_due_at', far)).execute();
}
