import type { adminDoctor as source } from '../ja/admin-doctor.ts';

export const adminDoctor: typeof source = {
  title: 'Doctor',
  lead: 'What passed lately between LINE and this server. Words of talks, tokens and secrets are not recorded.',
  look: 'Refresh',
  webhooks: 'From LINE (last 50)',
  sends: 'To LINE (last 50)',
  paused: (until) =>
    `Nothing but faults came back, so sending to LINE rests until ${until}. What waits is sent as soon as LINE answers.`,
  signature: (count) => `${count} ${count === 1 ? 'call' : 'calls'} with a wrong signature`,
  gap: (from, to) =>
    `The server was away from ${from} to ${to}. Messages of that time may be missing. With redelivery switched on, LINE sends them again.`,
  facts: {
    names: {
      webhook: 'Use webhook',
      event: 'A real event',
      redelivery: 'Webhook redelivery',
      chat: 'Chat',
      autoReply: 'LINE’s automatic replies',
    },
    on: 'On (LINE was asked).',
    notAsked: 'LINE has not been asked yet. Press “Test again”.',
    webhookOff: 'Off. Switch it on in the LINE Developers Console, tab “Messaging API settings”.',
    seen: (when) => `First seen ${when}.`,
    noEvent: 'None yet. Send a message from LINE to find out.',
    noRedelivery: 'None seen yet. Whether it is on stands in the LINE Developers Console.',
    chatOff:
      'Off. LINE shows “read” at once. To show it only when somebody has really read, switch it on in LINE Official Account Manager, “Response settings”.',
    autoReply: (when) =>
      `LINE seems to have answered by itself ${when}. Switch off greeting and auto-response in LINE Official Account Manager, “Response settings”.`,
    noAutoReply: 'Nothing that looks like one was seen.',
  },
  traffic: {
    none: 'Nothing yet.',
    noAnswer: 'No answer',
    ms: (ms) => `${ms.toLocaleString('en')} ms`,
    requestId: 'LINE’s request ID:',
  },
  problems: {
    signatureMissing: 'Not signed: somebody other than LINE calls this address.',
    signatureWrong:
      'Signed with another secret. If the channel secret was issued anew, paste the new one under “Connect an account”.',
    signedForOther:
      'Signed with the secret of another account. The webhook URLs of two accounts may be swapped; “Test again” puts them right.',
    destinationWrong: 'Meant for another account. Check that channel ID and secret belong together.',
    unreadable: 'Signed rightly, but not readable. It is kept.',
    badCredentials:
      'LINE did not accept our credentials. Paste channel ID and secret again under “Connect an account”.',
    invalidReplyToken: 'The free minute was over. It goes out with the next token or by push.',
    refused: 'LINE refused the content. See what it says below.',
    unknownDestination: 'LINE does not know this person: they have left, or belong to another provider.',
    monthlyLimit: 'The messages of this month are used up. See “Messages of the month”, or change the plan at LINE.',
    quotaReserved: 'A campaign at LINE holds the rest of this month. It is sent afterwards.',
    tooManyRequests: 'Too many requests in a short time. It is sent again, more slowly.',
    tooManyToContact: 'Too many messages to one person. It is sent again, more slowly.',
    lineFault: 'A fault on LINE’s side. The same call is made again without doubling anything.',
    noAnswer: 'LINE did not answer. It is asked again in a way that cannot double anything.',
    unreachable: 'LINE could not be reached. Check this server’s network.',
  },
  greeting: {
    title: 'Greeting for new friends',
    lead: 'Sent once, by itself, when a LINE user adds the account.',
    on: 'Send a greeting',
    card: 'With a card: the member’s photo, name and company',
    text: 'Words of the greeting',
    hint: 'Say who reads along, how long messages are kept and how to stop: it lets people trust you.',
    missing: 'Write some words, or add the card.',
    preview: 'As it looks on LINE',
    off: 'Not sent',
    free: 'Sent as a free answer, or not at all when the minute is over. Switch off LINE’s own greeting message.',
  },
};
