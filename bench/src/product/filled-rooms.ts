import Database from 'better-sqlite3';

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
  const room = database.prepare(
    "insert into room (id, kind, link, line_chat_id, host_member_id, created_at) values (?, 'line', 'direct', ?, ?, ?)",
  );
  const chat = database.prepare('insert into line_chat (id, channel_id, line_id, contact_id) values (?, ?, ?, ?)');
  const place = database.prepare('insert into participant values (?, ?, ?, 0, null, 0)');
  const { channel_id: channelId, contact_id: contactId } = database
    .prepare<[], { channel_id: string; contact_id: string }>('select channel_id, contact_id from line_chat')
    .get()!;
  for (let index = 0; index < rooms; index++) {
    chat.run(roomId(index), channelId, `U-${index}`, contactId);
    room.run(roomId(index), roomId(index), memberId, at);
    place.run(roomId(index), memberId, 'member');
    place.run(roomId(index), contactId, 'contact');
  }
}

/** In the order in which they would come: all rooms talk at the same time, members and LINE users in turn. */
function insertMessages(database: Database.Database, messages: number, rooms: number, memberId: string): void {
  const insert = database.prepare(
    "insert into message values (?, ?, ?, ?, ?, '佐藤 太郎', 'text', ?, ?, '2026-01-05T09:00:00.000Z')",
  );
  const delivered = database.prepare(
    `insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, route, attempts, doubtful, due_at, changed_at)
     select @id, @seq, @id, @room, @room, channel_id, 'accepted', 'push', 1, 0, '${at}', '${at}' from line_chat where id = @room`,
  );
  for (let seq = 1; seq <= messages; seq++) {
    const room = roomId((seq * 7919) % rooms);
    const fromMember = Math.floor(seq / rooms) % 2 === 0;
    const text = JSON.stringify({ kind: 'text', text: `${seq}件目の納品書を確認しました。明日の午後にお届けします。` });
    insert.run(
      room,
      seq,
      messageId(seq),
      fromMember ? 'member' : 'contact',
      memberId,
      text,
      fromMember ? null : `m${seq}`,
    );
    if (fromMember) delivered.run({ id: messageId(seq), seq, room });
  }
}
