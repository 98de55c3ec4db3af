import type { newRoom as source } from '../ja/new-room.ts';

export const newRoom: typeof source = {
  title: 'New chat',
  lead: 'Choose who to chat with.',
  search: 'Search by name or ID',
  members: 'Members',
  contacts: 'External users (LINE)',
  noContacts: 'No external users yet. Show a LINE user the QR code in your profile, so that they can add you.',
  noMembers: 'There are no other members yet.',
  noMatch: 'No one found',
  name: 'Room name (optional)',
  nameHint: 'Only members see it.',
  start: 'Start chatting',
  startWithLine: 'Start chatting with a LINE user',
  reachesLine: (name) => `This room will reach ${name} on LINE.`,
  unsaved: {
    title: 'Leave without starting the chat?',
    body: 'The people you chose and the room name are not kept.',
    leave: 'Leave',
    stay: 'Keep choosing',
  },
  group: {
    title: 'To chat in a LINE group',
    body: 'A LINE group is connected when a LINE user, in LINE, invites your company’s LINE Official Account into it. Group rooms come with a later version; they do not work in this one yet.',
  },
};
