import type { roomList as source } from '../ja/room-list.ts';

export const roomList: typeof source = {
  title: 'Talk',
  newTalk: 'New talk',
  search: 'Search talks',
  filters: { all: 'All', line: 'LINE', internal: 'Internal', unread: 'Unread' },
  filterLabel: 'Which talks to show',
  rooms: 'Talks',
  lineRoom: 'Talk with a LINE user',
  unread: (count) => `${count} unread`,
  from: (name, words) => `${name}: ${words}`,
  yesterday: 'Yesterday',
  draft: 'Draft: ',
  empty: {
    title: 'No talks yet',
    body: 'Show your QR code to a customer. When they add you on LINE, a room appears here by itself.',
    action: 'Show QR code',
  },
  emptyInternal: {
    title: 'No talks yet',
    body: 'Choose a colleague and start talking.',
    action: 'New talk',
  },
  nothingUnread: 'Nothing unread',
  nothingHere: 'No such talks yet',
  noMatch: (query) => `No talk matches “${query}”`,
  nobody: 'Nobody else',
  outsideFirst: (names, colleagues) => (colleagues > 0 ? `${names} +${colleagues}` : names),
  broken: 'This talk cannot be shown',
};
