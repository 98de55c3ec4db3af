import type { DenialCode, DenialParams, NameRefusal } from '@engawa/domain';
import { megabytes } from './sizes.ts';

const nameRefusals: { [W in NameRefusal]: string } = {
  containsLine: 'The name contains “LINE”',
  containsEmoji: 'The name contains an emoji',
  empty: 'The name is empty',
};

/** Why not, and what to do about it. */
export const denials = {
  channelServesNobody: () => 'The account serves no member. Choose members for it first.',
  adminRequired: () => 'Only admins can do this. Please ask an admin.',
  anotherMember: () =>
    'Someone else has signed in to Engawa in this browser. Nothing can be sent or changed from this page.',
  choiceNotOffered: () => 'This message has changed in the meantime. Please look again.',
  channelCredentialsRefused: () =>
    'LINE did not accept the channel ID and secret. Copy both again from the LINE Developers console.',
  companyNameIsForAdmins: () => 'Only admins can change the company name.',
  contactBlockedByCompany: ({ name }) => `Your company has blocked ${name}, so nothing can be sent.`,
  contactBlockedUs: ({ name }) =>
    `${name} has blocked this account. Messages would not arrive, so nothing can be sent. Try phone or email.`,
  contactNotAddedYet: ({ name }) =>
    `${name} has not added the account yet. Send them the QR code or the invitation link in your profile.`,
  externalTalkRequired: () =>
    'You do not have the external-talk permission. To talk with LINE users, ask an admin for it.',
  inviteeAlreadyInRoom: ({ name }) => `${name} is already in this room.`,
  inviteeLacksExternalTalk: ({ name }) =>
    `${name} does not have the external-talk permission, so they cannot be in a room with LINE users. An admin can give it.`,
  inviteeSuspended: ({ name }) => `${name} is suspended.`,
  keptForGood: () => 'Processing it again would change nothing.',
  lastAdmin: () => 'There would be no admin left. Make someone else an admin first.',
  lineUnreachable: () => 'LINE could not be reached. Please wait a moment and try again.',
  mediaEmpty: () => 'This file is empty.',
  mediaNotReadable: () => 'It could not be read as a picture. Check that it is not damaged, or send it as a file.',
  mediaTooLarge: ({ bytes, limitBytes }) =>
    `The file is too large (${bytes === null ? '' : `${megabytes(bytes)}; `}at most ${megabytes(limitBytes)}).`,
  memberIdTaken: ({ memberId }) => `The ID “${memberId}” is already in use. Choose another one.`,
  nameRefusedByLine: ({ name, why }) =>
    `${nameRefusals[why]}. LINE refuses messages sent under such a name${name ? ` (${name})` : ''}, so please change it.`,
  noChannelServesMember: () =>
    'No LINE Official Account serves you yet. Ask an admin to add you to one in the admin pages.',
  notQuotable: () => 'This message cannot be quoted.',
  notQuotableOnLine: () => 'On LINE only text, stickers, photos and videos can be quoted.',
  notQuotableYet: () => 'A message that LINE has not accepted yet cannot be quoted.',
  notYourMessage: () => 'Only messages from members can be taken back, and only their author can send them sooner.',
  passwordWrong: () => 'The password is wrong.',
  photoNotUsable: ({ limitBytes }) =>
    `This photo cannot be used. It must be a square PNG of at most ${Math.floor(limitBytes / 1000).toLocaleString('en')} KB.`,
  quoteOnlyWithWords: () => 'On LINE, only a text or a sticker can quote a message.',
  roomNeedsSomebody: () => 'Choose someone to chat with.',
  roomTooSmallToRename: ({ people, needed }) =>
    `Only rooms of ${needed} or more people can be renamed (this one has ${people}).`,
  sendTakenBack: () => 'This message was taken back while it was being sent.',
  sentToLine: () => 'Messages sent to LINE cannot be taken back, because LINE offers no way to do so.',
  servedMemberLacksExternalTalk: ({ name }) =>
    `${name} does not have the external-talk permission, so the account cannot serve them. Give the permission first.`,
  setupCodeWrong: () => 'The code is wrong. Check the code shown in the server’s console.',
  setupFinished: () => 'Setup is already finished. Please sign in.',
  severalLineUsersNotOffered: () =>
    'In this version a room can have one LINE user. Rooms with several come with a later version.',
  stickerNotSendable: () => 'This sticker cannot be sent. LINE lets official accounts send only some stickers.',
  suspended: () => 'Your account is suspended. Please ask an admin.',
  textTooLong: ({ units, limit }) =>
    `Too long (${units.toLocaleString('en')} of ${limit.toLocaleString('en')}). Please send it in parts.`,
  tooManyLineEmojis: ({ count, limit }) =>
    `LINE allows ${limit} of its emoji in one message (there are ${count}). Please send it in parts.`,
  tooManyUploads: ({ limit }) => `At most ${limit} files can be uploaded at a time. Try again when others are done.`,
  uploadsTakeTooMuch: ({ limitBytes }) =>
    `The files you have not sent yet would exceed ${megabytes(limitBytes)}. Send or remove some first, then try again.`,
  wrongAddress: ({ opened, expected }) =>
    `This page was opened at ${opened}, but the server is set up for ${expected}, so nobody can sign in or send here. Ask whoever runs the server to check PUBLIC_URL, and that the proxy passes Host on unchanged.`,
} satisfies { [C in DenialCode]: (params: DenialParams[C]) => string };
