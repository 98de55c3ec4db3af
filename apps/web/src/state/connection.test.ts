import { expect, test } from 'vitest';
import { type ConnectionNews, type ConnectionState, connectionTable } from './connection.ts';

const after = (start: ConnectionState, ...news: ConnectionNews[]) =>
  news.reduce((state, one) => connectionTable[state][one] ?? state, start);

test.each<[string, ConnectionState, ConnectionNews[], ConnectionState]>([
  ['a start that goes well ends live', 'connecting', ['opened', 'caughtUp'], 'live'],
  ['a broken stream is first only a reconnection', 'live', ['lost'], 'connecting'],
  ['after a second failure in a row the server is away', 'live', ['lost', 'lost'], 'away'],
  ['a server that stays away stays away', 'away', ['lost', 'lost'], 'away'],
  ['without a network nobody speaks of the server', 'away', ['networkGone'], 'offline'],
  ['a server that is there again is believed', 'away', ['opened', 'caughtUp'], 'live'],
  ['what is tried in vain while offline stays offline', 'offline', ['lost', 'lost'], 'offline'],
  ['a device that loses its network is offline at once', 'live', ['networkGone'], 'offline'],
  ['a network that is back is tried', 'offline', ['networkBack'], 'connecting'],
  ['after a reconnection what was missed comes first', 'connecting', ['opened'], 'catching-up'],
  ['a stream that opens while offline is believed', 'offline', ['opened', 'caughtUp'], 'live'],
])('%s', (_, start, news, end) => {
  expect(after(start, ...news)).toBe(end);
});
