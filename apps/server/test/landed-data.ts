/** What a company has written by the time: the same on both databases and in every run. */

const at = `'2026-04-01T00:00:00.000Z'`;

/** Numbers from 1 on, as rows. */
const numbers = (upTo: number) => `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${upTo})`;

const members = 20;
const contacts = 100;
/** Room i belongs to contact i. */
const rooms = contacts;

/** Rows that the version with this migration, and none before it, knew how to write. */
export function dataSince(migration: string, messages: number): string[] {
  if (migration === '0001-init') return ofTheBeginning(messages);
  if (migration === '0002-everything-line-carries') return ofFiles(Math.ceil(messages / 20));
  return [];
}

function ofTheBeginning(messages: number): string[] {
  const insert = (table: string, columns: string, values: string, rows: number) =>
    `${numbers(rows)} insert into ${table} (${columns}) select ${values} from n`;
  return [
    `insert into organization (id, name, company_name, created_at) values (1, '縁側商事株式会社', '縁側商事', ${at})`,
    `insert into event_head (id, seq) values (1, ${messages})`,
    insert('member', 'id, member_id, name, created_at', `'m' || i, 'member.' || i, '社員 ' || i, ${at}`, members),
    insert('invitation', 'code, member_id, uses, created_at', `'code' || i, 'm' || i, 0, ${at}`, members),
    insert(
      'auth_user',
      'id, name, email, "emailVerified", username, "createdAt", "updatedAt"',
      `'m' || i, '社員 ' || i, i || '@example.invalid', i > 0, 'member.' || i, ${at}, ${at}`,
      members,
    ),
    insert(
      'auth_account',
      'id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt"',
      `'a' || i, 'm' || i, 'credential', 'm' || i, 'hash', ${at}, ${at}`,
      members,
    ),
    insert(
      'auth_session',
      'id, token, "userId", "expiresAt", "createdAt", "updatedAt"',
      `'s' || i, 'token' || i, 'm' || (1 + i % ${members}), ${at}, ${at}, ${at}`,
      members * 3,
    ),
    insert(
      'contact',
      'id, line_user_id, line_name, phones, emails, added_at',
      `'c' || i, 'U' || i, '田中 ' || i, '[]', '[]', ${at}`,
      contacts,
    ),
    `insert into channel (id, key, line_channel_id, sealed_secret, bot_user_id, basic_id, display_name, chat_mode, created_at) values ('ch', 'key', '1650000000', 'v1.x', 'Ub', '@engawa', '縁側商事', 'chat', ${at})`,
    `insert into channel_member (channel_id, member_id, position) values ('ch', 'm1', 0)`,
    insert('line_chat', 'id, channel_id, line_id, contact_id', `'lc' || i, 'ch', 'U' || i, 'c' || i`, contacts),
    insert('reply_token', 'token, line_chat_id, expires_at', `'t' || i, 'lc' || i, ${at}`, contacts),
    insert('room', 'id, kind, line_chat_id, created_at', `'r' || i, 'line', 'lc' || i, ${at}`, rooms),
    insert(
      'participant',
      'room_id, person_id, kind, joined_seq, read_up_to',
      `'r' || i, 'm' || (1 + i % ${members}), 'member', 0, 0`,
      rooms,
    ),
    insert(
      'message',
      'room_id, seq, id, author_kind, author_id, kind, content, at',
      `'r' || (1 + i % ${rooms}), i, 'msg' || i, 'member', 'm' || (1 + i % ${members}), 'text', '{"kind":"text","text":"お世話になっております。' || i || '"}', ${at}`,
      messages,
    ),
    insert(
      'event',
      'seq, kind, scope, room_id, body, at',
      `i, 'message.posted', 'room', 'r' || (1 + i % ${rooms}), '{"kind":"message.posted","seq":' || i || '}', ${at}`,
      messages,
    ),
    insert(
      'delivery',
      'id, seq, message_id, room_id, line_chat_id, channel_id, status, attempts, doubtful, due_at, changed_at',
      `'d' || i, i, 'msg' || i, 'r' || (1 + i % ${rooms}), 'lc' || (1 + i % ${contacts}), 'ch', 'accepted', 1, 0, ${at}, ${at}`,
      Math.ceil(messages / 5),
    ),
    insert(
      'inbox',
      'id, channel_id, chat_key, type, line_timestamp, body, received_at, status, attempts, due_at',
      `'in' || i, 'ch', 'U' || (1 + i % ${contacts}), 'message', i, '{"text":"' || i || '"}', ${at}, case when i % 10 = 0 then 'waiting' else 'done' end, 0, ${at}`,
      Math.ceil(messages / 2),
    ),
    insert('audit', 'seq, at, actor_name, action, subject, detail', `i, ${at}, '高橋', 'x', 'y', '{}'`, members),
  ];
}

/** Files with pages of their own, which go with them. */
function ofFiles(files: number): string[] {
  return [
    `${numbers(files)} insert into media (id, room_id, message_id, kind, status, blob_key, source, attempts, created_at) select 'f' || i, 'r' || (1 + i % ${rooms}), 'msg' || i, 'image', 'ready', 'blob' || i, 'member', 0, ${at} from n`,
    `${numbers(files)} insert into file_link (token, media_id, message_id, created_by, created_at, expires_at, downloads) select 'link' || i, 'f' || i, 'msg' || i, 'm1', ${at}, ${at}, 0 from n`,
    `${numbers(files)} insert into message_version (message_id, line_timestamp, content, at) select 'msg' || i, i, '{}', ${at} from n`,
  ];
}
