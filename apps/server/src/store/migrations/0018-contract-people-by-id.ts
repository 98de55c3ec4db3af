import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Lines name people by id and name, where a bare name stood; and where LINE had not told a name yet, nothing stands for it.
 * An older program would read the lines as nonsense. It goes through them page by page, however many there are.
 */
export function peopleById(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const tables = db as Kysely<Tables>;
      await forgetPlaceholders(tables);
      const idByName = await membersOfOneName(tables);
      let page: OldLine[] = [];
      do {
        page = await linesAfter(tables, page.at(-1));
        for (const line of page) await rewrite(tables, line, idByName);
      } while (page.length === linesAtOnce);
    },
  };
}

interface Tables {
  message: { room_id: string; seq: number; content: string };
  event: { seq: number; body: string };
  participant: { room_id: string; person_id: string; joined_seq: number };
}

type OldLine = {
  readonly room_id: string;
  readonly seq: number;
  readonly content: string;
  /** Of the event that tells of it. */
  readonly body: string | null;
  /** Of the LINE user in a room with one alone. */
  readonly contact_id: string | null;
};

const linesAtOnce = 1000;
const placeholder = '?';

async function forgetPlaceholders(db: Kysely<Tables>): Promise<void> {
  await sql`update message set author_name = null
    where author_kind = 'contact' and author_name = ${sql.lit(placeholder)}`.execute(db);
}

/** Members whom their name tells apart from all others; a name that several have leads to none. */
async function membersOfOneName(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select name, min(id) as id from member group by name having count(*) = 1`.execute(db);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** In the order of the table's key, so that each page begins where the last one ended. */
async function linesAfter(db: Kysely<Tables>, last: OldLine | undefined): Promise<OldLine[]> {
  const after = last ? sql`and (m.room_id, m.seq) > (${last.room_id}, ${last.seq})` : sql``;
  const { rows } = await sql<OldLine>`
    select m.room_id, m.seq, m.content, event.body, (
      select l.contact_id from room
      inner join room_line_chat as place on place.room_id = room.id
      inner join line_chat as l on l.id = place.line_chat_id
      where room.id = m.room_id and room.link = 'direct' limit 1
    ) as contact_id
    from message as m left join event on event.seq = m.seq
    where m.kind = 'system' ${after}
    order by m.room_id, m.seq limit ${sql.lit(linesAtOnce)}`.execute(db);
  return rows;
}

type Json = Readonly<Record<string, unknown>>;
type Person = { readonly kind: 'member' | 'contact'; readonly id: string | null; readonly name: string | null };

/** The line in its room, and in the event that tells of it: a device may still have to hear it. */
async function rewrite(db: Kysely<Tables>, old: OldLine, idByName: ReadonlyMap<string, string>): Promise<void> {
  const content = JSON.parse(old.content) as { readonly kind: 'system'; readonly line: Json };
  const line = await withPeople(db, old, content.line, idByName);
  if (!line) return;
  const anew = { ...content, line };
  await db
    .updateTable('message')
    .set({ content: JSON.stringify(anew) })
    .where('room_id', '=', old.room_id)
    .where('seq', '=', old.seq)
    .execute();
  const told = old.body === null ? {} : (JSON.parse(old.body) as { readonly message?: Json });
  if (!told.message) return;
  const body = JSON.stringify({ ...told, message: { ...told.message, content: anew } });
  await db.updateTable('event').set({ body }).where('seq', '=', old.seq).execute();
}

const ofContact = [
  ...['contactAdded', 'contactWrote', 'contactCameBack', 'contactBlockedUs'],
  ...['buttonTapped', 'accountLinked', 'videoWatched'],
];

/** The line as it is written now; null: it names nobody. */
async function withPeople(
  db: Kysely<Tables>,
  old: OldLine,
  { code, ...line }: Json,
  idByName: ReadonlyMap<string, string>,
): Promise<Json | null> {
  if (ofContact.includes(code as string)) {
    const { name, ...rest } = line;
    const who: Person = { kind: 'contact', id: old.contact_id, name: name === placeholder ? null : (name as string) };
    return { code, who, ...rest };
  }
  if (typeof line.by !== 'string') return null;
  const member = async (name: string): Promise<Person> => {
    const id = idByName.get(name);
    return { kind: 'member', id: id && (await wasThere(db, old, id)) ? id : null, name };
  };
  const { by, names, ...rest } = line;
  if (!Array.isArray(names)) return { code, by: await member(by as string), ...rest };
  const people: Person[] = [];
  for (const name of names as string[]) people.push(await member(name));
  return { code, by: await member(by as string), people, ...rest };
}

/** Somebody else may have had the name then: it is taken for theirs only if they had come into the room by that time. */
async function wasThere(db: Kysely<Tables>, { room_id, seq }: OldLine, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('participant')
    .select('person_id')
    .where('room_id', '=', room_id)
    .where('person_id', '=', memberId)
    .where('joined_seq', '<=', seq)
    .executeTakeFirst();
  return row !== undefined;
}
