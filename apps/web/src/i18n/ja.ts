import { denials } from './denials.ja.ts';
import { addressBook } from './ja/address-book.ts';
import { admin } from './ja/admin.ts';
import { adminChannels } from './ja/admin-channels.ts';
import { adminDoctor } from './ja/admin-doctor.ts';
import { adminMembers } from './ja/admin-members.ts';
import { adminQuota } from './ja/admin-quota.ts';
import { common } from './ja/common.ts';
import { composer } from './ja/composer.ts';
import { firstSteps } from './ja/first-steps.ts';
import { invite } from './ja/invite.ts';
import { memberForm } from './ja/member-form.ts';
import { message } from './ja/message.ts';
import { newRoom } from './ja/new-room.ts';
import { page } from './ja/page.ts';
import { profile } from './ja/profile.ts';
import { pwa } from './ja/pwa.ts';
import { room } from './ja/room.ts';
import { roomDetails } from './ja/room-details.ts';
import { roomList } from './ja/room-list.ts';
import { settings } from './ja/settings.ts';
import { setup } from './ja/setup.ts';
import { shell } from './ja/shell.ts';
import { signIn } from './ja/sign-in.ts';

/** The source catalogue. An entry with values is a function; an area of the app is a file. */
export const ja = {
  addressBook,
  admin,
  adminChannels,
  adminDoctor,
  adminMembers,
  adminQuota,
  common,
  composer,
  denials,
  firstSteps,
  invite,
  memberForm,
  message,
  newRoom,
  page,
  profile,
  pwa,
  room,
  roomDetails,
  roomList,
  settings,
  setup,
  shell,
  signIn,
};
