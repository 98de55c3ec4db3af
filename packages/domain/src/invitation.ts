/** Letters and digits that nobody mixes up when reading aloud; 10 of 31 signs are 49 bits, too many to guess. */
export const invitationAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const invitationCodeLength = 10;

const code = `[${invitationAlphabet}]{${invitationCodeLength}}`;
export const invitationCodeForm = new RegExp(`^${code}$`);
const bracketed = new RegExp(`\\[(${code})\\]`, 'g');

/**
 * The code in a LINE user's words: alone, or in square brackets as our links pre-fill it. Of several the last counts,
 * since the member's name, which may have brackets too, stands before the code.
 */
export function invitationCodeIn(text: string): string | null {
  const typed = text.normalize('NFKC').trim().toUpperCase();
  return invitationCodeForm.test(typed) ? typed : ([...typed.matchAll(bracketed)].at(-1)?.[1] ?? null);
}

/** What an invitation link writes into LINE's input field for the LINE user to send. */
export function invitationText(code: string, memberName: string): string {
  return `${memberName} [${code}]`;
}

/** Addresses LINE opens on a phone (LINE docs, Use LINE URL scheme). `basicId` with its leading "@". */
export function addFriendUrl(linkBase: string, basicId: string): string {
  return `${linkBase}/R/ti/p/${encodeURIComponent(basicId)}`;
}

export function openChatUrl(linkBase: string, basicId: string, text: string): string {
  return `${linkBase}/R/oaMessage/${encodeURIComponent(basicId)}/?${encodeURIComponent(text.toWellFormed())}`;
}
