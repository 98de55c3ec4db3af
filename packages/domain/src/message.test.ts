import { describe, expect, test } from 'vitest';
import { blocked, blockingUs, emma, sato, suspended, suzuki, tanaka } from '../test/cast.ts';
import { emojiWords } from './emoji-marks.ts';
import {
  canPost,
  canPostContent,
  canPostText,
  canSendNow,
  canTakeBack,
  canTakeBackSend,
  type SendFacts,
} from './message.ts';
import { allow, deny, type Verdict } from './verdict.ts';

const lineRoom = (...contacts: SendFacts['contacts']): SendFacts => ({ kind: 'line', contacts });
const internal: SendFacts = { kind: 'internal', contacts: [] };

describe('members talk with outside LINE users, alone or with several', () => {
  const tanakaBlockedUs = deny('contactBlockedUs', { name: '田中 美咲' });
  test.each<[string, typeof sato, SendFacts, Verdict]>([
    ['a permitted member writes to a LINE user', sato, lineRoom(tanaka), allow],
    ['a member without the permission does not', suzuki, lineRoom(tanaka), deny('externalTalkRequired', {})],
    ['among members nobody needs the permission', suzuki, internal, allow],
    ['a suspended member writes nowhere', suspended(sato), internal, deny('suspended', {})],
    ['a suspended member writes to no LINE user', suspended(sato), lineRoom(tanaka), deny('suspended', {})],
    ['words to a LINE user who blocked us are stopped', sato, lineRoom(blockingUs(tanaka)), tanakaBlockedUs],
    [
      'words to a LINE user whom the company blocked are stopped',
      sato,
      lineRoom(blocked(tanaka)),
      deny('contactBlockedByCompany', { name: '田中 美咲' }),
    ],
    ['one LINE user who blocked us does not silence the others', sato, lineRoom(blockingUs(tanaka), emma), allow],
    ['when all blocked us, words are stopped', sato, lineRoom(blockingUs(tanaka), blockingUs(emma)), tanakaBlockedUs],
    [
      'a LINE group takes words whoever in it blocked us',
      sato,
      { ...lineRoom(blockingUs(tanaka)), link: 'group' },
      allow,
    ],
  ])('%s', (_, actor, room, verdict) => {
    expect(canPost(actor, room)).toEqual(verdict);
  });
});

describe('one call to LINE takes five bubbles of 5,000 UTF-16 units', () => {
  test.each<[string, typeof sato, SendFacts, string, Verdict]>([
    ['25,000 go out', sato, lineRoom(tanaka), 'あ'.repeat(25_000), allow],
    [
      '25,001 do not',
      sato,
      lineRoom(tanaka),
      'あ'.repeat(25_001),
      deny('textTooLong', { units: 25_001, limit: 25_000 }),
    ],
    [
      'an emoji counts as two',
      sato,
      lineRoom(tanaka),
      '👋'.repeat(12_501),
      deny('textTooLong', { units: 25_002, limit: 25_000 }),
    ],
    ['among members there is another limit', suzuki, internal, 'あ'.repeat(100_000), allow],
    [
      'which says itself, too',
      suzuki,
      internal,
      'あ'.repeat(100_001),
      deny('textTooLong', { units: 100_001, limit: 100_000 }),
    ],
    [
      'who may not write hears that first',
      suzuki,
      lineRoom(tanaka),
      'あ'.repeat(25_001),
      deny('externalTalkRequired', {}),
    ],
  ])('%s', (_, actor, room, text, verdict) => {
    expect(canPostText(actor, room, { text })).toEqual(verdict);
  });
});

describe('LINE takes twenty of its emoji in one message', () => {
  const words = (emojis: number) => ({
    text: emojiWords.repeat(emojis),
    emojis: Array.from({ length: emojis }, (_, at) => ({ ...heart, index: at * emojiWords.length })),
  });
  const heart = { length: emojiWords.length, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
  test('the twenty-first is refused, with the reason', () => {
    expect(canPostText(sato, lineRoom(tanaka), words(20))).toEqual(allow);
    expect(canPostText(sato, lineRoom(tanaka), words(21))).toEqual(deny('tooManyLineEmojis', { count: 21, limit: 20 }));
  });
  test('among members there is no such limit', () => {
    expect(canPostText(suzuki, internal, words(21))).toEqual(allow);
  });
  test('and each counts towards the length for more than its words here', () => {
    const text = 'あ'.repeat(24_990) + emojiWords;
    const emojis = [{ ...heart, index: 24_990 }];
    expect(canPostText(sato, lineRoom(tanaka), { text })).toEqual(allow);
    expect(canPostText(sato, lineRoom(tanaka), { text: `あ${text}`, emojis })).toEqual(
      deny('textTooLong', { units: 25_011, limit: 25_000 }),
    );
  });
});

describe('a message that has left for LINE cannot be taken back', () => {
  const waiting = { status: 'waiting', route: null, reason: null, untried: true } as const;
  const own = { author: { kind: 'member', id: sato.id, name: sato.name }, delivery: waiting } as const;
  const contact = { kind: 'contact', id: 'c-tanaka', name: tanaka.name } as const;
  test.each<[string, typeof sato, Parameters<typeof canTakeBack>[1], Verdict]>([
    ['while it waits it can', sato, own, allow],
    [
      'not once it was tried',
      sato,
      { ...own, delivery: { status: 'waiting', route: 'push', reason: null } },
      deny('sentToLine', {}),
    ],
    ['not once LINE has it', sato, { ...own, delivery: { ...waiting, status: 'accepted' } }, deny('sentToLine', {})],
    ['a colleague who talks with LINE users can too', { ...suzuki, externalTalk: true }, own, allow],
    ['one who does not cannot', suzuki, own, deny('externalTalkRequired', {})],
    ['nobody takes back those of a LINE user', sato, { ...own, author: contact }, deny('notYourMessage', {})],
    ['a suspended member takes back nothing', suspended(sato), own, deny('suspended', {})],
  ])('%s', (_, actor, message, verdict) => {
    expect(canTakeBack(actor, message)).toEqual(verdict);
  });

  test('what was sent by one press is taken back together, or what of it has not left', () => {
    const left = { ...own, delivery: { ...waiting, status: 'accepted' } } as const;
    expect(canTakeBackSend(sato, [own, own])).toEqual(allow);
    expect(canTakeBackSend(sato, [left, own])).toEqual(allow);
    expect(canTakeBackSend(sato, [left, left])).toEqual(deny('sentToLine', {}));
  });

  test.each<[string, typeof sato, Verdict]>([
    ['who said them may let them go sooner', sato, allow],
    ['nobody else may', suzuki, deny('notYourMessage', {})],
    ['nor may a suspended member', suspended(sato), deny('suspended', {})],
  ])('%s', (_, actor, verdict) => {
    expect(canSendNow(actor, own)).toEqual(verdict);
  });
});

describe('words of every kind', () => {
  const text = { kind: 'text', text: 'はい' } as const;
  const sticker = { kind: 'sticker', packageId: '446', stickerId: '1988', resourceType: 'STATIC', words: [] } as const;
  const bought = { ...sticker, packageId: '9999' };
  const place = { kind: 'location', title: null, address: null, latitude: 35, longitude: 135 } as const;
  const theirs = { content: { kind: 'text' } } as const;
  const oursOnItsWay = { content: { kind: 'text' }, delivery: { status: 'waiting' } } as const;
  const oursThere = { content: { kind: 'text' }, delivery: { status: 'accepted' } } as const;
  test.each<[string, SendFacts, Parameters<typeof canPostContent>[2], Verdict]>([
    ['a text goes out', lineRoom(tanaka), { content: text }, allow],
    ['a place goes out', lineRoom(tanaka), { content: place }, allow],
    ['a sticker of LINE’s list goes out', lineRoom(tanaka), { content: sticker }, allow],
    ['a bought sticker does not', lineRoom(tanaka), { content: bought }, deny('stickerNotSendable', {})],
    [
      'nothing reaches who blocked us',
      lineRoom(blockingUs(tanaka)),
      { content: sticker },
      deny('contactBlockedUs', { name: '田中 美咲' }),
    ],
    ['an answer quotes', lineRoom(tanaka), { content: text, quoted: theirs }, allow],
    ['a sticker answers too', lineRoom(tanaka), { content: sticker, quoted: oursThere }, allow],
    [
      'LINE lets a place answer nothing',
      lineRoom(tanaka),
      { content: place, quoted: theirs },
      deny('quoteOnlyWithWords', {}),
    ],
    ['among members a place may answer', internal, { content: place, quoted: theirs }, allow],
    [
      'what LINE has not taken yet cannot be quoted there',
      lineRoom(tanaka),
      { content: text, quoted: oursOnItsWay },
      deny('notQuotableYet', {}),
    ],
    [
      'what was taken back is quoted nowhere',
      internal,
      { content: text, quoted: { content: { kind: 'unsent' } } },
      deny('notQuotable', {}),
    ],
  ])('%s', (_, room, words, verdict) => {
    expect(canPostContent(sato, room, words)).toEqual(verdict);
  });
});
