import type { DatabasePlace } from '../config.ts';
import type { Ballast } from './ballast.ts';
import { postgresDialect } from './dialect/postgres.ts';
import { sqliteDialect } from './dialect/sqlite.ts';
import { Store } from './store.ts';

/** Opens the database that the configuration names, as a server or as a command beside it, with its tables up to date. */
export function openStore(
  place: DatabasePlace,
  as: 'server' | 'command' = 'command',
  ballast: Ballast | null = null,
): Promise<Store> {
  return Store.open(place.kind === 'sqlite' ? sqliteDialect(place.file) : postgresDialect(place.url), as, ballast);
}
