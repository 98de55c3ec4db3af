import type { invite as source } from '../ja/invite.ts';

export const invite: typeof source = {
  documentTitle: (name) => `Talk with ${name} on LINE`,
  title: (name) => `Talk with ${name} on LINE`,
  lead: (company) => `An invitation from ${company}.`,
  account: (name) => `You will add the LINE Official Account “${name}” as a friend.`,
  open: 'Open in LINE',
  stepsTitle: 'How it works',
  stepsPhone: ['Press “Open in LINE”. The LINE app opens.', 'Press “Add” to add the account as a friend.'],
  stepsDesktop: [
    'Scan the QR code with LINE on your phone, or with its camera.',
    'Press “Add” to add the account as a friend.',
  ],
  lastStep: {
    personal: 'Once you have added it, simply start chatting there.',
    shared:
      'Send the text that is already in the input field, exactly as it is. It connects you with the right person.',
  },
  qrAlt: (name) => `QR code to add ${name} on LINE`,
  onPhone: 'Scan it with your phone',
  otherPhone: 'Show the QR code for another phone',
  otherHere: 'Open in LINE on this computer',
  noLine: 'If you do not use LINE, ask the person who invited you for another way to talk.',
  privacy: (company) => `What you send is read by people at ${company}.`,
  unknown: {
    title: 'This invitation link does not work',
    body: 'It may have been replaced by a new one, or part of the address may be missing. Please ask the person who invited you for a new link.',
  },
  failed: {
    title: 'The page could not be loaded',
    body: 'Check your connection and try again.',
    again: 'Try again',
  },
  loading: 'Checking the invitation',
};
