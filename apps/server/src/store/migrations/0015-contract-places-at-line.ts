import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect/dialect.ts';

/**
 * A room has places at LINE, and each message a copy in each of them: what stood in `room`, `message` and `delivery` for one
 * LINE user stands in tables of its own.
 */
export function placesAtLine(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createPlaces(db, dialect);
      await createCopies(db, dialect);
      await fillPlaces(db);
      await fillCopies(db);
      await growChats(db, dialect);
      await shrinkRooms(db, dialect);
      await shrinkMessages(db);
    },
  };
}

async function createPlaces({ schema }: Kysely<unknown>, { bigInteger }: Dialect): Promise<void> {
  await schema
    .createTable('room_line_chat')
    .addColumn('room_id', 'text', (c) => c.notNull().references('room.id'))
    .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since_seq', bigInteger, (c) => c.notNull())
    .addPrimaryKeyConstraint('room_line_chat_pk', ['room_id', 'line_chat_id'])
    .execute();
  await schema.createIndex('room_line_chat_of_chat').on('room_line_chat').column('line_chat_id').execute();
  await schema
    .createTable('direct_room')
    .addColumn('line_chat_id', 'text', (c) => c.notNull().references('line_chat.id'))
    .addColumn('member_id', 'text', (c) => c.notNull().references('member.id'))
    .addColumn('room_id', 'text', (c) => c.notNull().unique().references('room.id'))
    .addPrimaryKeyConstraint('direct_room_pk', ['line_chat_id', 'member_id'])
    .execute();
}

/**
 * LINE's ids grow, so new copies stand at the end of the table, and a copy is found by its id alone. Both constraints begin
 * with what is asked for: no third index is needed.
 */
async function createCopies({ schema }: Kysely<unknown>, { clustered }: Dialect): Promise<void> {
  await schema
    .createTable('line_message')
    .addColumn('line_message_id', 'text', (c) => c.notNull())
    .addColumn('line_chat_id', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('theirs', 'integer', (c) => c.notNull())
    .addColumn('quote_token', 'text')
    .addColumn('mark_as_read_token', 'text')
    .addPrimaryKeyConstraint('line_message_pk', ['line_message_id', 'line_chat_id'])
    .addUniqueConstraint('line_message_copy', ['message_id', 'line_chat_id', 'part'])
    .modifyEnd(sql.raw(clustered))
    .execute();
}

/** A room heard its LINE user from the place on at which they came into it. */
async function fillPlaces(db: Kysely<unknown>): Promise<void> {
  await sql`insert into room_line_chat (room_id, line_chat_id, state, since_seq)
    select room.id, l.id, 'joined', coalesce((select p.joined_seq from participant as p
      where p.room_id = room.id and p.person_id = l.contact_id), 0)
    from room inner join line_chat as l on l.id = room.line_chat_id`.execute(db);
  await sql`insert into direct_room (line_chat_id, member_id, room_id)
    select l.id, m.id, room.id from room
    inner join line_chat as l on l.id = room.line_chat_id
    inner join member as m on m.id = room.host_member_id
    where room.link = 'direct'`.execute(db);
}

/** LINE names each message of a chat once. Should two have the same id, the one that stood first keeps it. */
async function fillCopies(db: Kysely<unknown>): Promise<void> {
  await sql`insert into line_message
      (line_message_id, line_chat_id, message_id, part, theirs, quote_token, mark_as_read_token)
    select m.line_message_id, room.line_chat_id, m.id, 0, 1, m.quote_token, m.mark_as_read_token
    from message as m inner join room on room.id = m.room_id
    where m.line_message_id is not null and room.line_chat_id is not null
    order by m.seq
    on conflict do nothing`.execute(db);
  await sql`insert into line_message
      (line_message_id, line_chat_id, message_id, part, theirs, quote_token, mark_as_read_token)
    select d.line_message_id, d.line_chat_id, d.message_id, d.part, 0, d.quote_token, null
    from delivery as d
    where d.line_message_id is not null
    order by d.seq, d.part
    on conflict do nothing`.execute(db);
}

/** A group has no contact. SQLite can only make such a column anew with its table. */
async function growChats(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  const at = 'text';
  if (dialect.name === 'sqlite') {
    await schema
      .createTable('line_chat_anew')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('channel_id', 'text', (c) => c.notNull().references('channel.id'))
      .addColumn('line_id', 'text', (c) => c.notNull())
      .addColumn('contact_id', 'text', (c) => c.references('contact.id'))
      .addColumn('current_room_id', 'text')
      .addColumn('followed_at', at)
      .addColumn('blocked_us_at', at)
      .addColumn('read_token', 'text')
      .addColumn('read_due_at', at)
      .addColumn('read_seq', 'integer')
      .addColumn('read_attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addUniqueConstraint('line_chat_place', ['channel_id', 'line_id'])
      .execute();
    await replace(db, 'line_chat', [
      ...['id', 'channel_id', 'line_id', 'contact_id', 'current_room_id', 'followed_at', 'blocked_us_at'],
      ...['read_token', 'read_due_at', 'read_seq', 'read_attempts'],
    ]);
    await schema.createIndex('line_chat_contact').on('line_chat').column('contact_id').execute();
    await sql`create index line_chat_read_due on line_chat (read_due_at) where read_due_at is not null`.execute(db);
  } else {
    await sql`alter table line_chat alter column contact_id drop not null`.execute(db);
  }
  await schema
    .alterTable('line_chat')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('user'))
    .execute();
  for (const column of ['left_at', 'name', 'photo_url', 'heads_read_at', 'current_by', 'current_since']) {
    await schema.alterTable('line_chat').addColumn(column, 'text').execute();
  }
  await schema.alterTable('line_chat').addColumn('heads', 'integer').execute();
}

/** Its constraint of the pair goes with the place; SQLite can only make the table anew without it. */
async function shrinkRooms(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  if (dialect.name !== 'sqlite') {
    await schema.alterTable('room').dropConstraint('room_direct').execute();
    for (const column of ['channel_id', 'line_chat_id']) await schema.alterTable('room').dropColumn(column).execute();
    return;
  }
  await schema
    .createTable('room_anew')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('name', 'text')
    .addColumn('host_member_id', 'text')
    .addColumn('pair_key', 'text', (c) => c.unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('read_marks_off', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await replace(db, 'room', [
    ...['id', 'kind', 'link', 'name', 'host_member_id', 'pair_key', 'created_at', 'read_marks_off'],
  ]);
}

async function shrinkMessages({ schema }: Kysely<unknown>): Promise<void> {
  await schema.dropIndex('message_line_id').execute();
  await schema.dropIndex('delivery_line_id').execute();
  const gone = {
    message: ['line_message_id', 'quote_token', 'mark_as_read_token'],
    delivery: ['line_message_id', 'quote_token'],
  };
  for (const [table, columns] of Object.entries(gone)) {
    for (const column of columns) await schema.alterTable(table).dropColumn(column).execute();
  }
  // One message goes to each LINE chat once; by its message a delivery is found as before.
  await schema.dropIndex('delivery_of_message').execute();
  await schema
    .createIndex('delivery_copy')
    .unique()
    .on('delivery')
    .columns(['message_id', 'line_chat_id', 'part'])
    .execute();
}

/** As SQLite's documentation has it: ALTER TABLE, "Making Other Kinds Of Table Schema Changes". */
async function replace(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const anew = sql.table(`${table}_anew`);
  await sql`insert into ${anew} (${names}) select ${names} from ${sql.table(table)}`.execute(db);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(`${table}_anew`).renameTo(table).execute();
}
