import type { common as source } from '../ja/common.ts';

export const common: typeof source = {
  unsaved: {
    title: 'Discard what you typed?',
    description: 'It has not been saved.',
    confirmLabel: 'Discard',
    cancelLabel: 'Keep typing',
  },
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  loading: 'Loading',
  tryAgain: 'Try again',
  listJoin: ', ',
  you: 'You',
  lineUser: 'LINE user',
  offline: 'You are offline. Please try again when you are online.',
  unreachable: 'The server cannot be reached. Wait a moment and try again.',
  fault: (id) =>
    `Something went wrong on the server. Please try again later.${id ? ` If it keeps happening, tell an admin this number: ${id}` : ''}`,
  notFound: {
    title: 'Page not found',
    body: 'The address may have changed, or the page may not be yours to see.',
    toTalk: 'Back to your chats',
  },
};
