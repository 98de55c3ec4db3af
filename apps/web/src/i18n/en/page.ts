import type { page as source } from '../ja/page.ts';

const number = (count: number) => count.toLocaleString('en');

export const page: typeof source = {
  failed: 'This could not be loaded',
  stale: 'Showing what was loaded last.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  copyFailed: 'Copying did not work. Select the text and copy it by hand.',
  refusedMany: {
    inviteeAlreadyInRoom: (count) => `${number(count)} people are already in this room`,
    inviteeLacksExternalTalk: (count) =>
      `${number(count)} people do not have the external-talk permission, so they cannot be chosen. An admin can give it`,
    inviteeSuspended: (count) => `${number(count)} people are suspended`,
    contactBlockedByCompany: (count) => `${number(count)} people are blocked by your company`,
    contactBlockedUs: (count) => `${number(count)} people have blocked the account, so nothing reaches them`,
    contactNotAddedYet: (count) => `${number(count)} people have not added the account yet`,
  },
  unsaved: {
    title: 'Leave without saving?',
    body: 'What you entered has not been saved and will be lost.',
    leave: 'Leave',
    stay: 'Stay here',
  },
  notLoaded: {
    title: 'This part could not be loaded',
    body: 'There is no connection, or Engawa has been updated. What you have written is kept on this device.',
    again: 'Try again',
    reload: 'Reload the page',
    language: 'This language could not be loaded. Please check the connection.',
  },
  broken: {
    title: 'This could not be shown',
    body: 'Something in the app went wrong. What you were writing is kept on this device. If loading it again does not help, give the details below to your admin.',
    reload: 'Load again',
    details: 'Details for the admin',
    copy: 'Copy details',
    copied: 'Details copied',
  },
};
