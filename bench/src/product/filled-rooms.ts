import Database from 'better-sqlite3';
import { inserter } from './insert.ts';

/** Fills an empty product database with rooms and messages, by statements of our own: verbs would take half an hour. */
export function fillRooms(file: string, { messages, rooms, memberId }: Filling): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.transaction(() => {
    insertRooms(database, rooms, memberId);
    insertMessages(database, messages, rooms, memberId);
  })();
  database.exec('update event_head set seq = (select max(seq) from message)');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

export type Filling = { readonly messages: number; readonly rooms: number; readonly memberId: string };

export function roomId(index: number): string {
  return `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

export function messageId(seq: number): string {
  return `01890000-0000-7000-9000-${String(seq).padStart(12, '0')}`;
}

const at = '2026-01-05T09:00:00.000Z';

function insertRooms(database: Database.Database, rooms: number, memberId: string): void {
  const room = inserter(database, 'room');
  const chat = inserter(database, 'line_chat');
  const place = inserter(database, 'room_line_chat');
  const direct = inserter(database, 'direct_room');
  const participant = inserter(database, 'participant');
  const { channel_id, contact_id } = database
    .prepare<[], { channel_id: string; contact_id: string }>('select channel_id, contact_id from line_chat')
    .get()!;
  for (let index = 0; index < rooms; index++) {
    const id = roomId(index);
    const inside = { room_id: id, joined_seq: 0, left_seq: null, read_up_to: 0 };
    chat({ id, channel_id, line_id: `U-${index}`, contact_id });
    room({ id, kind: 'line', link: 'direct', host_member_id: memberId, created_at: at });
    place({ room_id: id, line_chat_id: id, state: 'joined', since_seq: 0 });
    direct({ line_chat_id: id, member_id: memberId, room_id: id });
    participant({ ...inside, person_id: memberId, kind: 'member' });
    participant({ ...inside, person_id: contact_id, kind: 'contact' });
  }
}

/** In the order in which they would come: all rooms talk at the same time, members and LINE users in turn. */
function insertMessages(database: Database.Database, messages: number, rooms: number, memberId: string): void {
  const message = inserter(database, 'message');
  const copy = inserter(database, 'line_message');
  const call = inserter(database, 'call');
  const delivery = inserter(database, 'delivery');
  const { channel_id, contact_id } = database
    .prepare<[], { channel_id: string; contact_id: string }>('select channel_id, contact_id from line_chat')
    .get()!;
  for (let seq = 1; seq <= messages; seq++) {
    const room_id = roomId((seq * 7919) % rooms);
    const fromMember = Math.floor(seq / rooms) % 2 === 0;
    const id = messageId(seq);
    message({
      ...{ room_id, seq, id, at, kind: 'text' },
      author_kind: fromMember ? 'member' : 'contact',
      author_id: fromMember ? memberId : contact_id,
      author_name: fromMember ? '佐藤 太郎' : '田中 美咲',
      content: JSON.stringify({ kind: 'text', text: `${seq}件目の納品書を確認しました。明日の午後にお届けします。` }),
    });
    if (!fromMember) {
      copy({ line_message_id: `m${seq}`, line_chat_id: room_id, message_id: id, part: 0, theirs: 1 });
    }
    if (fromMember) {
      const place = { line_chat_id: room_id, channel_id };
      call({
        ...{ id, ...place, route: 'push', silent: 0, heads: 1, cost: 1, attempts: 1, doubtful: 0 },
        ...{ paid_by: memberId, paid_for_message_id: id, paid_for_room_id: room_id, first_tried_at: at, ended_at: at },
      });
      delivery({
        ...{ id, seq, message_id: id, room_id, ...place, call_id: id, status: 'accepted' },
        ...{ due_at: at, said_at: at, settled_at: at },
      });
    }
  }
}
