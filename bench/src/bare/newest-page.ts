import Database from 'better-sqlite3';

const pageQuery = `
  select m.*, d.status, c.route, d.reason from message as m
  left join delivery as d on d.message_id = m.id left join call as c on c.id = d.call_id
  where m.room_id = ? order by m.seq desc limit ?`;

/** The same rows as a page of the product, by one prepared statement: no rules, no views, no promises. */
export function barePages(file: string) {
  const database = new Database(file, { readonly: true });
  database.pragma('cache_size = -65536');
  const statement = database.prepare<[string, number]>(pageQuery);
  return {
    newest: (roomId: string, limit: number): unknown[] => statement.all(roomId, limit),
    close: () => void database.close(),
  };
}
