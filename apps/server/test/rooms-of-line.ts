import type { Store } from '../src/store/store.ts';

/** Rooms with a LINE user, by LINE's id of them. */
export function roomsOfUser({ db }: Pick<Store, 'db'>, lineUserId: string) {
  return db
    .selectFrom('line_chat')
    .innerJoin('room_line_chat', 'room_line_chat.line_chat_id', 'line_chat.id')
    .select(['room_line_chat.room_id as id', 'line_chat.id as chatId'])
    .where('line_chat.line_id', '=', lineUserId);
}
