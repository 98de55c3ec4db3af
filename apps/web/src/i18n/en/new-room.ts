import type { newRoom as source } from '../ja/new-room.ts';

export const newRoom: typeof source = {
  title: 'New talk',
  lead: 'Choose whom to talk with.',
  search: 'Search by name or ID',
  members: 'Members',
  contacts: 'External users (LINE)',
  noContacts: 'No external users yet. Show a LINE user the QR code in your profile, and have them add you.',
  noMembers: 'There are no other members yet.',
  noMatch: 'Nobody found',
  name: 'Room name (optional)',
  nameHint: 'Only members see it.',
  start: 'Start talking',
  startWithLine: 'Start talking with a LINE user',
  reachesLine: (name) => `This room will reach ${name} on LINE.`,
  unsaved: {
    title: 'Leave without starting the talk?',
    body: 'The people you chose and the room name are not kept.',
    leave: 'Leave',
    stay: 'Keep choosing',
  },
  group: {
    title: 'To talk in a LINE group',
    body: 'A LINE group is connected when a LINE user, in LINE, invites your company’s LINE Official Account into it. Group rooms come with a later version; they do not work in this one yet.',
  },
};
