import { type ContactId, contactIdsOf, knownName, type MessageAuthor, type NamedPerson } from '@engawa/domain';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** Gives people the name that is known of them by now; who has one already keeps it. */
export type Naming = <Person extends NamedPerson | MessageAuthor>(person: Person) => Person;

/**
 * LINE tells the name of a LINE user a moment after their first words, which stand without one. Who reads them later reads
 * the name: nothing that stands is ever changed for it.
 */
export async function namesToldSince(db: Reader, people: readonly NamedPerson[]): Promise<Naming> {
  const names = await knownNames(db, contactIdsOf(people.filter(({ name }) => name === null)));
  return (person) => {
    if (person.kind !== 'contact' || person.name !== null || person.id === null) return person;
    return { ...person, name: names.get(person.id) ?? null };
  };
}

/** What contacts are called; who has no name yet is left out. */
async function knownNames(db: Reader, ids: readonly ContactId[]): Promise<Map<ContactId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'name', 'line_name'])
    .where('id', 'in', valueList(ids))
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const name = knownName({ name: row.name, lineName: row.line_name });
      return name === null ? [] : [[row.id, name] as const];
    }),
  );
}

/** Somebody who came from LINE, as a line or words name them now. */
export async function contactPerson(db: Reader, id: ContactId): Promise<NamedPerson> {
  return { kind: 'contact', id, name: (await knownNames(db, [id])).get(id) ?? null };
}
