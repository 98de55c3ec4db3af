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
  if (migration === '0014-what-came-and-is-kept') return ofSharedCalls(messages);
  if (migration === '0015-contract-places-at-line') return ofAGroup(messages);
  if (migration === '0016-contract-the-call-as-a-row') return ofCallRows(messages);
  if (migration === '0017-who-did-what') return ofWhoActed();
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

/**
 * Calls as the last version without a table for them wrote them: up to two bubbles say the same of their call, which is
 * over, under way, in doubt, known by a member alone, or kept by its token until it goes without what LINE refused.
 */
function ofSharedCalls(messages: number): string[] {
  const by = (...values: readonly (string | null)[]) =>
    `case i / 200 % 8 ${values.map((value, n) => `when ${n} then ${value ?? 'null'}`).join(' ')} end`;
  const call = `'shared ' || (i % ${contacts}) || ' ' || (i / 200)`;
  const first = 'i / 100 % 2 = 0';
  return [
    `${numbers(messages)} insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, route, reason,
       detail, call_id, reply_token, bubble, line_message_id, cost, silent, no_sender, attempts, doubtful, claimed_by,
       claimed_until, due_at, changed_at)
     select 'late ' || i, i, 'msg' || i, 'r' || (1 + i % ${rooms}), 'lc' || (1 + i % ${contacts}), 'ch',
       ${by(`'accepted'`, `'accepted'`, `'sending'`, `'waiting'`, `'waiting'`, `'uncertain'`, `'accepted'`, `'waiting'`)},
       ${by(`'push'`, `'reply'`, `'push'`, `'push'`, `'reply'`, `'reply'`, `'push'`, null)},
       ${by(null, null, null, `'lineUnreachable'`, null, `'presumed'`, `'saidByMember'`, `'memberCap'`)},
       case when i / 200 % 8 = 6 then 'm1' end,
       ${by(call, call, call, call, null, call, call, null)},
       case when i / 200 % 8 in (1, 4) then 't' || (1 + i % ${contacts}) end,
       case when i / 200 % 8 in (2, 3, 4) then '{}' end,
       case when i / 200 % 8 in (0, 1) then 'late ' || (100000 + i) end,
       case when i / 200 % 8 in (0, 2, 3, 6) and ${first} then 1 else 0 end,
       case when i / 200 % 8 = 7 then 1 else 0 end,
       case when i / 200 % 8 = 4 then 1 else 0 end,
       case when i / 200 % 8 = 7 then 0 else 1 + i / 200 % 8 end,
       case when i / 200 % 8 in (2, 3) then 1 else 0 end,
       case when i / 200 % 8 = 2 then 'p' end,
       case when i / 200 % 8 = 2 then ${at} end, ${at}, ${at}
     from n where i > ${Math.ceil(messages / 2)} and i % 3 <> 0`,
  ];
}

/** What is said into this room goes to a group and to one LINE user; another has left it. */
function ofAGroup(messages: number): string[] {
  const many = Math.ceil(messages / 20);
  const states = `case i % 4 when 0 then 'waiting' when 1 then 'sending' when 2 then 'uncertain' else 'accepted' end`;
  return [
    `insert into line_chat (id, channel_id, line_id, kind, name, heads, heads_read_at) values ('group', 'ch', 'C1', 'group', '展示会の準備', 7, ${at})`,
    `insert into room (id, kind, link, host_member_id, created_at) values ('rg', 'line', 'relay', 'm1', ${at})`,
    `insert into room_line_chat (room_id, line_chat_id, state, since_seq) values ('rg', 'group', 'joined', 0), ('rg', 'lc1', 'joined', 0), ('rg', 'lc2', 'left', 0)`,
    `${numbers(many)} insert into message (room_id, seq, id, author_kind, author_id, kind, content, at) select 'rg', 2000000 + i, 'said' || i, 'member', 'm1', 'text', '{"kind":"text","text":"皆さま"}', ${at} from n`,
    ...[
      ['group', ''],
      ['lc1', ' to one'],
    ].map(
      ([chat, name]) =>
        `${numbers(many)} insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, route, call_id, cost, attempts, doubtful, claimed_until, due_at, changed_at)
         select 'said' || i || '${name}', 2000000 + i, 'said' || i, 'rg', '${chat}', 'ch', ${states}, 'push', 'said' || i || '${name}', 1, 1, case when i % 4 in (1, 2) then 1 else 0 end, case when i % 4 = 1 then ${at} end, ${at}, ${at} from n`,
    ),
    `${numbers(many)} insert into line_message (line_message_id, line_chat_id, message_id, part, theirs, quote_token) select 'said ' || i, 'group', 'said' || i, 0, 0, 'quote of said ' || i from n where i % 4 = 3`,
  ];
}

/** Calls as rows, with the price of a group: over, under way, in doubt; and words that wait for no call yet. */
function ofCallRows(messages: number): string[] {
  const many = Math.ceil(messages / 20);
  const open = `i % 4 in (1, 2)`;
  return [
    `${numbers(many)} insert into line_chat (id, channel_id, line_id, kind, name, heads) select 'group ' || i, 'ch', 'C' || (1 + i), 'group', '班 ' || i, 7 from n`,
    `${numbers(many)} insert into call (id, line_chat_id, channel_id, route, silent, heads, cost, paid_by, paid_for_message_id, paid_for_room_id, attempts, first_tried_at, doubtful, claimed_by, claimed_until, ended_at)
     select 'call ' || i, 'group ' || i, 'ch', 'push', 0, 7, 7, 'm1', 'row' || i, 'rg', 1, ${at}, case when ${open} then 1 else 0 end,
       case when i % 4 = 1 then 'p' end, case when i % 4 = 1 then ${at} end, case when not ${open} then ${at} end from n`,
    `${numbers(many)} insert into message (room_id, seq, id, author_kind, author_id, kind, content, at) select 'rg', 3000000 + i, 'row' || i, 'member', 'm1', 'text', '{"kind":"text","text":"皆さま"}', ${at} from n`,
    `${numbers(many)} insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, call_id, bubble, due_at, said_at, settled_at)
     select 'row' || i, 3000000 + i, 'row' || i, 'rg', 'group ' || i, 'ch', case i % 4 when 1 then 'sending' when 2 then 'waiting' else 'accepted' end,
       'call ' || i, case when ${open} then '{}' end, ${at}, ${at}, case when not ${open} then ${at} end from n`,
    `${numbers(many)} insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, reason, due_at, said_at)
     select 'held' || i, 3000000 + i, 'row' || i, 'rg', 'lc1', 'ch', 'held', 'memberCap', ${at}, ${at} from n`,
  ];
}

function ofWhoActed(): string[] {
  return [
    `${numbers(members)} insert into audit (seq, at, who_kind, actor_id, actor_name, session_id, from_address, action, about_kind, about_id, subject, room_id, detail)
     select 4000000 + i, ${at}, 'member', 'm' || i, '社員 ' || i, 's' || i, '192.0.2.1', 'room.renamed', 'room', 'r' || i, '社員 ' || i, 'r' || i, '{}' from n`,
  ];
}
