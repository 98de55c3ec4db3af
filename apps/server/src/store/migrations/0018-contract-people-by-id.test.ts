import { expect, it, onTestFinished } from 'vitest';
import { type TestDatabase, testDatabases } from '../../../test/databases.ts';
import { asLeftBy } from '../../../test/landed-schema.ts';
import { onDatabase } from '../../../test/raw-database.ts';
import { messageById } from '../messages.ts';
import { Store } from '../store.ts';

const before = '0017-who-did-what';
const at = '2026-11-20T12:00:00.000Z';
const theirs = { kind: 'contact', id: 'c1', name: '田中 1' } as const;
/** r1 is of 田中 1 (c1) and 社員 2 (m2); two members are called 社員 9. */
const host = { kind: 'member', id: 'm2', name: '社員 2' } as const;
const nobodyKnown = (name: string) => ({ kind: 'member', id: null, name }) as const;

/** Each line as it was written in the room of 田中 1, and as it is read now. */
const lines: readonly (readonly [old: object, now: object])[] = [
  [
    { code: 'contactAdded', name: '田中 1' },
    { code: 'contactAdded', who: theirs },
  ],
  [
    { code: 'contactWrote', name: '?' },
    { code: 'contactWrote', who: theirs },
  ],
  [
    { code: 'contactCameBack', name: 'みさき🌻' },
    { code: 'contactCameBack', who: { ...theirs, name: 'みさき🌻' } },
  ],
  [
    { code: 'contactBlockedUs', name: '"who":{}' },
    { code: 'contactBlockedUs', who: { ...theirs, name: '"who":{}' } },
  ],
  [
    { code: 'buttonTapped', name: '田中 1', words: '?' },
    { code: 'buttonTapped', who: theirs, words: '?' },
  ],
  [
    { code: 'accountLinked', name: '田中 1', ok: true },
    { code: 'accountLinked', who: theirs, ok: true },
  ],
  [
    { code: 'videoWatched', name: '田中 1' },
    { code: 'videoWatched', who: theirs },
  ],
  [
    { code: 'roomCreated', by: '社員 2' },
    { code: 'roomCreated', by: host },
  ],
  // Nobody of this name is left, several have it, or who has it came later.
  [
    { code: 'roomCreated', by: '旧姓' },
    { code: 'roomCreated', by: nobodyKnown('旧姓') },
  ],
  [
    { code: 'roomRenamed', by: '社員 9', name: '改修の件' },
    { code: 'roomRenamed', by: nobodyKnown('社員 9'), name: '改修の件' },
  ],
  [
    { code: 'membersJoined', by: '社員 2', names: ['社員 3', '社員 4'] },
    {
      code: 'membersJoined',
      by: host,
      people: [{ kind: 'member', id: 'm3', name: '社員 3' }, nobodyKnown('社員 4')],
    },
  ],
  [
    { code: 'serverAway', from: at, to: at },
    { code: 'serverAway', from: at, to: at },
  ],
];

/** Above the messages of the database's own, and more than are read at once. */
const first = 5000;
const many = 2100;

for (const kind of testDatabases) {
  async function upgraded() {
    const database = await kind.create();
    onTestFinished(() => database.drop());
    await asLeftBy(database, before, 60);
    await onDatabase(database, oldRows());
    const store = await Store.open(database.dialect());
    onTestFinished(() => store.close());
    return { database, store };
  }

  it(`an upgrade gives every line its people by id and name, and their events, on ${kind.name}`, async () => {
    const { database, store } = await upgraded();
    for (const [n, [, now]] of lines.entries()) {
      const content = { kind: 'system', line: now };
      expect(await messageById(store.db, `line ${n}`)).toMatchObject({ content });
      expect((await toldOf(database, first + n)).message.content).toEqual(unnamed(content));
    }
  });

  it(`an upgrade lets who spoke before LINE told a name be called what they are called now, on ${kind.name}`, async () => {
    const { database, store } = await upgraded();
    const [row] = await onDatabase(database, [`select author_name from message where id = 'early'`]);
    expect(row).toEqual({ author_name: null });
    expect(await messageById(store.db, 'early')).toMatchObject({
      author: theirs,
      quote: { messageId: 'earlier', author: theirs },
    });
    const [said] = await onDatabase(database, [`select author_name from message where id = 'named'`]);
    expect(said).toEqual({ author_name: 'みさき🌻' });
  });

  it(`an upgrade comes to every line, however many there are, on ${kind.name}`, async () => {
    const { database } = await upgraded();
    const [left] = await onDatabase<{ left: unknown }>(database, [
      `select count(*) as left from message where kind = 'system' and content not like '%"who":%' and id like 'one of %'`,
    ]);
    expect(Number(left!.left)).toBe(0);
  });
}

/** LINE's word for a name stays unsaid in what was told before it came. */
function unnamed(content: object): unknown {
  const text = JSON.stringify(content);
  return JSON.parse(text.includes('contactWrote') ? text.replace('"name":"田中 1"', '"name":null') : text);
}

async function toldOf(database: TestDatabase, seq: number): Promise<{ message: { content: unknown } }> {
  const [row] = await onDatabase<{ body: string }>(database, [`select body from event where seq = ${seq}`]);
  return JSON.parse(row!.body);
}

function oldRows(): string[] {
  const text = (value: object) => `'${JSON.stringify(value)}'`;
  const insert = (id: string, seq: number, content: object, author = `'system', null, null`, quoted = 'null') =>
    `insert into message (room_id, seq, id, author_kind, author_id, author_name, quoted_message_id, kind, content, at)
      values ('r1', ${seq}, '${id}', ${author}, ${quoted}, '${(content as { kind: string }).kind}', ${text(content)}, '${at}')`;
  const written = lines.flatMap(([line], n) => {
    const content = { kind: 'system', line };
    const message = { id: `line ${n}`, roomId: 'r1', seq: first + n, author: { kind: 'system' }, content, at };
    const body = { kind: 'message.posted', message, seq: first + n, at };
    return [
      insert(`line ${n}`, first + n, content),
      `insert into event (seq, kind, scope, room_id, body, at)
        values (${first + n}, 'message.posted', 'room', 'r1', ${text(body)}, '${at}')`,
    ];
  });
  const said = { kind: 'text', text: 'はい' };
  return [
    `update participant set person_id = 'm2' where room_id = 'r1' and kind = 'member'`,
    `update member set name = '社員 9' where id = 'm10'`,
    `insert into participant (room_id, person_id, kind, joined_seq, read_up_to) values ('r1', 'm3', 'member', ${first}, 0)`,
    `insert into participant (room_id, person_id, kind, joined_seq, read_up_to) values ('r1', 'm4', 'member', ${first + 900}, 0)`,
    `insert into participant (room_id, person_id, kind, joined_seq, read_up_to) values ('r1', 'm9', 'member', 0, 0)`,
    `insert into participant (room_id, person_id, kind, joined_seq, read_up_to) values ('r1', 'm10', 'member', 0, 0)`,
    ...written,
    insert('earlier', first + 100, said, `'contact', 'c1', '?'`),
    insert('early', first + 101, said, `'contact', 'c1', '?'`, `'earlier'`),
    insert('named', first + 102, said, `'contact', 'c1', 'みさき🌻'`),
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})
      insert into message (room_id, seq, id, author_kind, kind, content, at)
      select 'r' || (2 + i % 7), ${first * 2} + i, 'one of ' || i, 'system', 'system',
        ${text({ kind: 'system', line: { code: 'videoWatched', name: '田中' } })}, '${at}' from n`,
  ];
}
