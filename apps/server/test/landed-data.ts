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
    insert(
      'room',
      'id, kind, link, channel_id, line_chat_id, host_member_id, created_at',
      `'r' || i, 'line', 'direct', 'ch', 'lc' || i, 'm' || (1 + i % ${members}), ${at}`,
      rooms,
    ),
    insert(
      'participant',
      'room_id, person_id, kind, joined_seq, read_up_to',
      `'r' || i, 'm' || (1 + i % ${members}), 'member', 0, 0`,
      rooms,
    ),
    insert(
      'participant',
      'room_id, person_id, kind, joined_seq, read_up_to',
      `'r' || i, 'c' || i, 'contact', 0, 0`,
      rooms,
    ),
    insert(
      'message',
      'room_id, seq, id, author_kind, author_id, line_message_id, kind, content, at',
      `'r' || (1 + i % ${rooms}), i, 'msg' || i, ${ifTheirs(`'contact'`, `'member'`)}, ${ifTheirs(`'c' || (1 + i % ${contacts})`, `'m' || (1 + i % ${members})`)}, ${ifTheirs(`'' || (100000 + i)`, 'null')}, 'text', '{"kind":"text","text":"お世話になっております。' || i || '"}', ${at}`,
      messages,
    ),
    insert(
      'event',
      'seq, kind, scope, room_id, body, at',
      `i, 'message.posted', 'room', 'r' || (1 + i % ${rooms}), '{"kind":"message.posted","seq":' || i || '}', ${at}`,
      messages,
    ),
    `${insert(
      'delivery',
      'id, seq, message_id, room_id, line_chat_id, channel_id, status, route, reason, call_id, line_message_id, attempts, doubtful, claimed_until, due_at, changed_at',
      `'d' || i, i, 'msg' || i, 'r' || (1 + i % ${rooms}), 'lc' || (1 + i % ${contacts}), 'ch', ${byState('waiting', 'waiting', 'sending', 'failed', 'uncertain', 'discarded', 'accepted', 'accepted')}, ${byState(null, null, 'push', null, 'push', null, 'push', 'reply')}, ${byState(null, 'monthlyLimit', null, 'contactBlockedUs', 'lineUnreachable', 'refusedByLine', null, null)}, case when i % 8 in (2, 4, 6, 7) then 'd' || i end, case when i % 8 = 6 then '' || (100000 + i) end, case when i % 8 < 2 then 0 else 1 end, case when i % 8 in (2, 4) then 1 else 0 end, case when i % 8 = 2 then ${at} end, ${at}, ${at}`,
      Math.ceil(messages / 2),
    )} where i % 3 <> 0`,
    insert(
      'inbox',
      'id, channel_id, chat_key, type, line_timestamp, body, received_at, status, attempts, due_at',
      `'in' || i, 'ch', 'U' || (1 + i % ${contacts}), 'message', i, '{"text":"' || i || '"}', ${at}, case when i % 10 = 0 then 'waiting' else 'done' end, 0, ${at}`,
      Math.ceil(messages / 2),
    ),
    insert('audit', 'seq, at, actor_name, action, subject, detail', `i, ${at}, '高橋', 'x', 'y', '{}'`, members),
  ];
}

/** Every third message is a LINE user's. */
const ifTheirs = (theirs: string, ours: string) => `case when i % 3 = 0 then ${theirs} else ${ours} end`;

/** Deliveries in every state: waiting, held, under way, refused, in doubt, put away, pushed, answered for free. */
const byState = (...values: readonly (string | null)[]) =>
  `case i % 8 ${values.map((value, n) => `when ${n} then ${value === null ? 'null' : `'${value}'`}`).join(' ')} end`;

/** Files with pages of their own, which go with them; tokens for quoting, what was taken back, what quotes; a month that is spent. */
function ofFiles(files: number): string[] {
  return [
    `update message set quote_token = 'quote of ' || id, mark_as_read_token = 'mark of ' || id where author_kind = 'contact'`,
    `update delivery set quote_token = 'quote of ' || message_id, cost = 1 where line_message_id is not null`,
    `update delivery set cost = 1 where status in ('sending', 'uncertain')`,
    `update message set kind = 'unsent', content = '{"kind":"unsent"}', quote_token = null, mark_as_read_token = null where author_kind = 'contact' and seq % 15 = 0`,
    `update message set quoted_message_id = 'msg3' where id = 'msg' || ${1 + rooms + 2} or id = 'msg4'`,
    `insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, part, status, route, call_id, line_message_id, quote_token, attempts, doubtful, due_at, changed_at) select 'second of ' || id, seq, message_id, room_id, line_chat_id, channel_id, 1, status, route, call_id, 'second of ' || line_message_id, null, attempts, doubtful, due_at, changed_at from delivery where line_message_id is not null`,
    // LINE names each message once; should a database say otherwise, it is no reason not to start.
    `insert into message (room_id, seq, id, author_kind, author_id, author_name, kind, content, line_message_id, at) select room_id, seq + 1000000, 'twin of ' || id, author_kind, author_id, author_name, kind, content, line_message_id, at from message where id = 'msg3'`,
    `${numbers(files)} insert into media (id, room_id, message_id, kind, status, blob_key, source, attempts, created_at) select 'f' || i, 'r' || (1 + i % ${rooms}), 'msg' || i, 'image', 'ready', 'blob' || i, 'member', 0, ${at} from n`,
    `${numbers(files)} insert into file_link (token, media_id, message_id, created_by, created_at, expires_at, downloads) select 'link' || i, 'f' || i, 'msg' || i, 'm1', ${at}, ${at}, 0 from n`,
    `${numbers(files)} insert into message_version (message_id, line_timestamp, content, at) select 'msg' || i, i, '{}', ${at} from n`,
  ];
}
