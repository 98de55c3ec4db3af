/**
 * Every reason for "no", with the values its sentence needs. A language file holds one sentence for each code
 * (`{ [C in DenialCode]: (params: DenialParams[C]) => string }`), so a reason without a sentence does not compile.
 */
export interface DenialParams {
  channelServesNobody: Record<never, never>;
  adminRequired: Record<never, never>;
  anotherMember: Record<never, never>;
  choiceNotOffered: Record<never, never>;
  channelCredentialsRefused: Record<never, never>;
  companyNameIsForAdmins: Record<never, never>;
  contactBlockedByCompany: { name: string };
  contactBlockedUs: { name: string };
  contactNotAddedYet: { name: string };
  externalTalkRequired: Record<never, never>;
  inviteeAlreadyInRoom: { name: string };
  inviteeLacksExternalTalk: { name: string };
  inviteeSuspended: { name: string };
  keptForGood: Record<never, never>;
  lastAdmin: Record<never, never>;
  lineUnreachable: Record<never, never>;
  mediaEmpty: Record<never, never>;
  mediaNotReadable: Record<never, never>;
  mediaTooLarge: { bytes: number | null; limitBytes: number };
  memberIdTaken: { memberId: string };
  nameRefusedByLine: { name: string; why: NameRefusal };
  noChannelServesMember: Record<never, never>;
  notQuotable: Record<never, never>;
  notQuotableOnLine: Record<never, never>;
  notQuotableYet: Record<never, never>;
  notYourMessage: Record<never, never>;
  passwordWrong: Record<never, never>;
  photoNotUsable: { limitBytes: number };
  quoteOnlyWithWords: Record<never, never>;
  roomNeedsSomebody: Record<never, never>;
  roomTooSmallToRename: { people: number; needed: number };
  sendTakenBack: Record<never, never>;
  sentToLine: Record<never, never>;
  servedMemberLacksExternalTalk: { name: string };
  setupCodeWrong: Record<never, never>;
  setupFinished: Record<never, never>;
  severalLineUsersNotOffered: Record<never, never>;
  stickerNotSendable: Record<never, never>;
  suspended: Record<never, never>;
  textTooLong: { units: number; limit: number };
  tooManyLineEmojis: { count: number; limit: number };
  tooManyUploads: { limit: number };
  uploadsTakeTooMuch: { limitBytes: number };
  /** Of the proxy or of `PUBLIC_URL`: both addresses, for whoever runs the server. */
  wrongAddress: { opened: string; expected: string };
}

export type NameRefusal = 'containsLine' | 'containsEmoji' | 'empty';

export type DenialCode = keyof DenialParams;

export type Denial = { [C in DenialCode]: { readonly code: C; readonly params: DenialParams[C] } }[DenialCode];
