import type { roomDetails as source } from '../ja/room-details.ts';

export const roomDetails: typeof source = {
  title: 'Room details',
  close: 'Close details',
  participants: (count) => `Participants (${count})`,
  you: 'You',
  member: 'Member',
  lineNameIs: (name) => `Name on LINE: ${name}`,
  blockedUs: 'has blocked this account',
  blocked: 'blocked by your company',
  openContact: 'Open contact',
  phone: 'Phone',
  email: 'Mail',
  company: 'Company',
  readMarks: {
    title: 'Read marks',
    label: 'Tell them when it was read',
    byUs: 'LINE shows 既読 (read) once a member with the external-talk permission had the message on screen.',
    off: 'LINE shows no 既読 (read) to them.',
    automatic:
      'Chat is off for this account at LINE, so LINE shows 既読 (read) at once, whether or not anybody has looked. It cannot be changed here.',
  },
  rename: {
    action: 'Rename room',
    title: 'Rename room',
    label: 'Room name',
    membersOnly: 'Only members see this name. LINE users do not.',
    save: 'Rename',
    done: 'The room was renamed',
    empty: 'Enter a name.',
  },
  invite: {
    action: 'Invite members',
    title: 'Invite members',
    search: 'Search by name or ID',
    submit: (count) => (count > 0 ? `Invite ${count}` : 'Invite'),
    nobody: 'Choose whom to invite',
    done: 'Invited',
    history: 'People you invite can also read the earlier messages.',
    noMatch: 'Nobody found',
    members: 'Members',
  },
};
