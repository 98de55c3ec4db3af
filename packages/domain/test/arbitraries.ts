import fc from 'fast-check';
import { invitationAlphabet, invitationCodeLength } from '../src/invitation.ts';

export const anyCode = fc
  .array(fc.constantFrom(...invitationAlphabet), { minLength: invitationCodeLength, maxLength: invitationCodeLength })
  .map((signs) => signs.join(''));

export const anyMemberId = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,30}[a-z0-9]$/);

const spaces = fc.string({ unit: fc.constantFrom(' ', '　', '\n', '\t', '\u00A0'), maxLength: 3 });
const fullWidth = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

/** Visible ASCII as a phone may send it: capitals or small, full-width or not, spaces around it. */
export const asTyped = (text: string) =>
  fc
    .tuple(spaces, fc.tuple(...Array.from(text, asSignTyped)), spaces)
    .map(([before, signs, after]) => before + signs.join('') + after);

function asSignTyped(sign: string) {
  const cases = [sign.toLowerCase(), sign.toUpperCase()];
  return fc.constantFrom(...cases, ...cases.map(fullWidth));
}
