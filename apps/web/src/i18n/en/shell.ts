import type { shell as source } from '../ja/shell.ts';

export const shell: typeof source = {
  skip: 'Skip to content',
  navigation: 'Main',
  talk: 'Chats',
  addressBook: 'Address book',
  profile: 'Profile',
  admin: 'Admin',
  settings: 'Settings',
  notices: 'Notices',
  unread: (rooms) => `${rooms} unread ${rooms === 1 ? 'room' : 'rooms'}`,
  chooseRoom: { title: 'Choose a chat', body: 'Pick one from the list on the left to read it here.' },
  connection: {
    connecting: 'Connecting…',
    catchingUp: 'Loading what is new…',
    away: 'The server cannot be reached. You can read and write; what you write is sent when it is back.',
    offline: 'Offline. You can read and write; what you write is sent when you are back online.',
  },
  memory: {
    no: 'This browser keeps nothing. Drafts and waiting messages are lost when you close this page.',
    full: 'This device has no space left. Drafts and waiting messages are lost when you close this page.',
  },
  unreachable: {
    title: 'The server cannot be reached',
    body: 'Check your connection and try again.',
  },
};
