import type { firstSteps as source } from '../ja/first-steps.ts';

export const firstSteps: typeof source = {
  done: (done, of) => (done === of ? 'All done. ' : `${done} of ${of} done. `),
  lead: 'Each step is ticked once it has really happened. Take them in any order.',
  isDone: 'Done',
  look: 'View',
  toTalk: 'Open the chat',
  qrLater: 'Once you have the permission and a LINE account, your QR code appears here.',
  unserved: 'No connected account serves you yet. Add yourself to one, and your QR code appears here.',
  toChannels: 'Choose an account',
  steps: {
    permission: {
      title: 'Allow yourself external talk',
      lead: 'Only members with an admin’s permission can talk with LINE users.',
      action: 'Allow',
    },
    channel: {
      title: 'Connect a LINE Official Account',
      lead: 'Have the channel ID and channel secret from LINE Developers at hand.',
      action: 'Connect',
    },
    colleague: {
      title: 'Add colleagues',
      lead: 'You are alone for now. That is fine: you can add people later.',
      action: 'Add colleagues',
    },
    qr: {
      title: 'Show your QR code',
      lead: 'When a customer scans it with LINE and adds you, a chat appears automatically. Try it with LINE on your own phone.',
      action: '',
    },
  },
  facts: {
    permission: (member) => `${member} can talk with LINE users`,
    channel: (channel, at) => `“${channel}” · LINE reached this server on ${at}`,
    colleague: (members) => `${members} people are here`,
    qr: (contact) => `You have a chat with ${contact}`,
  },
};
