import type { message as source } from '../ja/message.ts';

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

const several = (count: number, one: string) => (count > 1 ? `${count} messages` : one);

export const message: typeof source = {
  acts: {
    open: 'Message actions',
    of: (name) => `Actions for ${name}’s message`,
    ofMine: 'Actions for your message',
    reply: 'Reply with quote',
    copy: 'Copy text',
    copied: 'Text copied',
    noWords: 'This message has no text',
    save: 'Save file',
    notHere: 'The file has not arrived',
    link: 'Download link',
  },
  quote: {
    unavailable: 'The quoted message is not here',
    gone: 'The quoted message was unsent',
    jump: 'Go to the quoted message',
    searching: 'Looking for the message…',
    notFound: 'The message could not be found',
    offline: 'The message could not be loaded. Try again when you are connected.',
  },
  unconfirmed: 'Unconfirmed member',
  broken: 'This message cannot be shown',
  more: (letters) => `Show more (${letters.toLocaleString('en')} characters)`,
  less: 'Show less',
  edited: 'edited',
  editedAt: (time) => `Edited at ${time}`,
  unsent: {
    theirs: (name, count) => `${name} unsent ${several(count, 'a message')}`,
    mine: (count) => `You unsent ${several(count, 'this message')}`,
    stoppedBy: (by, name, count) => `${by} stopped ${several(count, 'a message')} from ${name}`,
    stoppedByMe: (name, count) => `You stopped ${several(count, 'a message')} from ${name}`,
    mineStoppedBy: (by, count) => `${by} stopped ${several(count, 'this message')}`,
  },
  preview: {
    sticker: (words) => `Sticker: ${words}`,
    file: (name) => `File: ${name}`,
    audio: (length) => `Voice message ${length}`,
    location: (title) => `Location: ${title}`,
  },
  sticker: {
    alt: (words) => `Sticker: ${words}`,
    sound: 'Play the sticker’s sound',
    again: 'Play the sticker again',
  },
  media: {
    fetching: {
      image: 'Fetching the photo…',
      video: 'Fetching the video…',
      audio: 'Fetching the voice message…',
      file: 'Fetching the file…',
    },
    failed: {
      image: 'The photo cannot be shown',
      video: 'The video cannot be played',
      audio: 'The voice message cannot be played',
      file: 'The file could not be fetched',
    },
    reasons: {
      gone: 'LINE no longer has it, or its sender unsent it.',
      tooLarge: 'It is larger than your company allows, so it was not fetched.',
      unsafeAddress: 'It pointed to an unsafe address, so it was not fetched.',
      unreachable: 'The server that holds it could not be reached.',
      notPrepared: 'LINE could not prepare it. Please ask them to send it again.',
      neverWhole: 'It was requested many times, but never arrived as it was sent. Please ask them to send it again.',
      unreadable: 'It is damaged, or not the kind of file its name says. Please ask them to send it again.',
    },
    onlyFile: 'It cannot be shown here, and is kept as the file that was received',
    received: (received, total) => (total ? `${received} of ${total}` : received),
    notOnDevice: 'Not on this device. It is shown once you are online',
    cannotPlay: 'This browser cannot play it. Save it and open it with another app.',
    save: (name) => `Save ${name}`,
  },
  image: { alt: (name) => `Photo by ${name}`, open: 'Show larger' },
  album: {
    label: (count) => `${count} photos`,
    some: (here, total) => `${here} / ${total}`,
    missing: (here, total) => `${here} of ${total} photos have arrived`,
    open: (at, total) => `Show photo ${at} of ${total} larger`,
  },
  video: { label: (name) => `Video by ${name}` },
  audio: { label: (name) => `Voice message by ${name}`, play: 'Play', pause: 'Pause', place: 'Position' },
  file: { asLink: 'arrives as a link', unknownSize: 'size unknown', noName: 'File without a name' },
  door: {
    action: 'Link status',
    title: 'Download link',
    description: (name) =>
      `LINE users get a link to a page with “${name}”. Anyone with the link can save the file until it expires.`,
    url: 'Link',
    state: 'Status',
    open: (until) => `Open until ${until}`,
    expired: (at) => `Expired on ${at}`,
    revoked: (at) => `Closed on ${at}`,
    none: 'There is no link yet. It is created when the message leaves for LINE.',
    downloads: 'Downloaded',
    times,
    copy: 'Copy',
    copied: 'Link copied',
    extend: 'Extend',
    days: (count) =>
      count === 365 ? '1 year from today' : count === 1 ? '1 day from today' : `${count} days from today`,
    save: 'Extend',
    renewed: 'The link was extended',
    revoke: 'Close the link',
    revokeQuestion: 'Close the link?',
    revokeMeaning: 'Nobody will be able to download the file. Extending the link opens it again.',
    revokedNow: 'The link was closed',
  },
  location: { untitled: 'Location', open: 'Open in maps', copy: 'Copy coordinates', copied: 'Coordinates copied' },
  greeting: { label: 'Automatic greeting' },
  lightbox: {
    title: 'Photo',
    next: 'Next photo',
    previous: 'Previous photo',
    actual: 'Actual size',
    fit: 'Fit to screen',
    count: (at, total) => `${at} / ${total}`,
    failed: 'The photo could not be loaded',
  },
  undo: {
    label: 'Not sent to LINE yet',
    what: (count: number, who: string) => {
      const messages = count === 1 ? '1 message' : `${count} messages`;
      return who ? `${messages} from ${who}` : count === 1 ? '' : messages;
    },
    going: (what: string) => (what ? `Sending ${what}…` : 'Sending…'),
    waitingHere: (what: string) => (what ? `${what} waiting on this device` : 'Waiting on this device'),
    counting: (what: string, seconds: number) => `${what ? `${what} to` : 'To'} LINE in ${seconds} s`,
    soon: (what: string) => (what ? `${what} leaving for LINE` : 'Leaving for LINE'),
    behindOthers: (what: string) => (what ? `${what} waiting behind earlier ones` : 'Waiting behind earlier ones'),
    takeBack: 'Undo',
    stop: 'Stop',
    keys: 'Ctrl+Z or Esc',
    sendNow: 'Send now',
    takenBack: 'Not sent. It is back in the message field',
    stopped: 'Stopped before it left',
    stoppedBy: (name: string) => `${name} stopped it before it left. It is back in the message field`,
    lost: (files: number) =>
      files === 1
        ? 'Not sent. 1 file is not on this device and could not be put back'
        : `Not sent. ${files} files are not on this device and could not be put back`,
    leftInPart: (left: number) =>
      left === 1
        ? '1 message had already left for LINE. The rest was not sent'
        : `${left} messages had already left for LINE. The rest was not sent`,
  },
  delivery: {
    behindOthers: 'Waiting behind an earlier message',
    leavesNow: 'Leaving now',
    silent: 'silent',
    later: (why, time) => `${why} (next try around ${time}).`,
    choices: { again: 'Try again', link: 'Send as a link', discard: 'Discard', arrived: 'It arrived' },
    tryNow: 'Try now',
    together: (count) => `This applies to all ${count} messages that were sent together.`,
    risk: 'LINE did not answer, so it is not known whether it arrived. If you send it again, it may arrive twice.',
    detail: 'LINE’s answer',
  },
};
