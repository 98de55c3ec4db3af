import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anyCode, asTyped } from '../test/arbitraries.ts';
import {
  addFriendUrl,
  invitationAlphabet,
  invitationCodeForm,
  invitationCodeIn,
  invitationCodeLength,
  invitationText,
  openChatUrl,
} from './invitation.ts';

describe('tapping the invitation link adds the member', () => {
  test.each([
    ['as the link writes it', '佐藤 太郎 [A7K2QPXYZ3]'],
    ['with words around it', 'こんにちは、[A7K2QPXYZ3] です'],
    ['the code alone', 'A7K2QPXYZ3'],
    ['in small letters', 'a7k2qpxyz3'],
    ['in full-width letters and brackets', '佐藤　［Ａ７Ｋ２ＱＰＸＹＺ３］'],
    ['with spaces around it', '　A7K2QPXYZ3\n'],
    ['after a name that has brackets itself', '佐藤 [BBBBBBBBBB] [A7K2QPXYZ3]'],
  ])('the code is found %s', (_, text) => {
    expect(invitationCodeIn(text)).toBe('A7K2QPXYZ3');
  });

  test.each([
    ['words without a code', 'こんにちは 👋'],
    ['nothing', ''],
    ['a code of nine', '[A7K2QPXYZ]'],
    ['a code of eleven', '[A7K2QPXYZ33]'],
    ['a sign that is easily mixed up', '[A7K2QPXYZ0]'],
    ['a code inside a word', 'xA7K2QPXYZ3'],
    ['a code among words without brackets', 'code A7K2QPXYZ3'],
  ])('%s: none', (_, text) => {
    expect(invitationCodeIn(text)).toBeNull();
  });

  it('what the link writes is read back, whatever the name of the member', () => {
    fc.assert(
      fc.property(anyCode, fc.string({ unit: 'binary' }), (code, name) => {
        expect(invitationCodeIn(invitationText(code, name))).toBe(code);
      }),
    );
  });

  it('a code is read back however it is typed', () => {
    fc.assert(
      fc.property(
        anyCode.chain((code) => fc.tuple(fc.constant(code), asTyped(code))),
        ([code, typed]) => {
          expect(invitationCodeIn(typed)).toBe(code);
        },
      ),
    );
  });

  it('codes have no signs that are mixed up, and too many forms to guess', () => {
    expect(invitationAlphabet).not.toMatch(/[ILO01a-z]/);
    expect(new Set(invitationAlphabet).size).toBe(invitationAlphabet.length);
    expect(invitationCodeLength * Math.log2(invitationAlphabet.length)).toBeGreaterThan(49);
    expect(invitationCodeForm.test('A7K2QPXYZ3')).toBe(true);
    expect(invitationCodeForm.test('A7K2QPXYZ3\n')).toBe(false);
  });
});

describe('the address opens LINE', () => {
  it('to add the account of a member', () => {
    expect(addFriendUrl('https://line.me', '@abc1234')).toBe('https://line.me/R/ti/p/%40abc1234');
  });

  it('to open the talk with the code in the input field', () => {
    expect(openChatUrl('https://line.me', '@abc1234', '佐藤 [A7K2QPXYZ3]')).toBe(
      'https://line.me/R/oaMessage/%40abc1234/?%E4%BD%90%E8%97%A4%20%5BA7K2QPXYZ3%5D',
    );
  });

  it('even when the name holds half an emoji', () => {
    expect(openChatUrl('https://line.me', '@a', 'x\uD83D')).toBe('https://line.me/R/oaMessage/%40a/?x%EF%BF%BD');
  });
});
