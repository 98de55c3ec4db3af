import { denials } from './denials.en.ts';
import { addressBook } from './en/address-book.ts';
import { admin } from './en/admin.ts';
import { adminChannels } from './en/admin-channels.ts';
import { adminDoctor } from './en/admin-doctor.ts';
import { adminMembers } from './en/admin-members.ts';
import { adminQuota } from './en/admin-quota.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { firstSteps } from './en/first-steps.ts';
import { invite } from './en/invite.ts';
import { memberForm } from './en/member-form.ts';
import { message } from './en/message.ts';
import { newRoom } from './en/new-room.ts';
import { page } from './en/page.ts';
import { profile } from './en/profile.ts';
import { pwa } from './en/pwa.ts';
import { room } from './en/room.ts';
import { roomDetails } from './en/room-details.ts';
import { roomList } from './en/room-list.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import type { Catalogue } from './index.ts';

export const en: Catalogue = {
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
