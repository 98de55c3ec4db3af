import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import * as inputs from './inputs.ts';

type Schema = v.GenericSchema<unknown, unknown>;
const taken = (schema: Schema, value: unknown) => v.parse(schema, value);
const isTaken = (schema: Schema, value: unknown) => v.safeParse(schema, value).success;

const messageId = '01900000-0000-7000-8000-000000000000';
const post = { id: messageId, roomId: 'r1', content: { kind: 'text', text: 'こんにちは 👋' } };
const contact = { contactId: 'c1', name: '', reading: '', company: '', title: '', phones: [], emails: [], memo: '' };
const member = {
  memberId: 'sato.taro',
  name: '佐藤 太郎',
  password: 'correct horse',
  admin: false,
  externalTalk: true,
};
const secret = '0123456789abcdef0123456789abcdef';
const channel = { lineChannelId: '1234567890', secret, served: ['m1'] };
const setup = { code: 'ABCD', organization: '縁側', companyName: '縁側商事', admin: member };

describe('what people type is tidied', () => {
  test.each<[string, Schema, unknown, unknown]>([
    ['a Talk ID in full-width capitals', inputs.memberId, '　ＳＡＴＯ.taro ', 'sato.taro'],
    ['spaces around a name', inputs.memberName, ' 佐藤　太郎 ', '佐藤　太郎'],
    ['a line break pasted into a name', inputs.memberName, '佐藤\r\n太郎', '佐藤 太郎'],
    ['a NUL, which a database refuses, in a name', inputs.memberName, '佐藤\0', '佐藤'],
    ['half an emoji in a name', inputs.memberName, '佐藤\uD83D', '佐藤\uFFFD'],
    ['spaces of a password are its own', inputs.password, '  12345678  ', '  12345678  '],
    [
      'line breaks of a message stay',
      inputs.messagePostInput,
      { ...post, content: { kind: 'text', text: ' a\n\tb ' } },
      { ...post, content: { kind: 'text', text: ' a\n\tb ' } },
    ],
    [
      'a NUL in a message goes',
      inputs.messagePostInput,
      { ...post, content: { kind: 'text', text: 'a\0b' } },
      { ...post, content: { kind: 'text', text: 'ab' } },
    ],
    [
      'half an emoji in a message is marked',
      inputs.messagePostInput,
      { ...post, content: { kind: 'text', text: 'a\uDC4B' } },
      { ...post, content: { kind: 'text', text: 'a\uFFFD' } },
    ],
    [
      'blank fields of an address-book entry are none',
      inputs.contactUpdateInput,
      { ...contact, name: '　', company: ' 縁側 ', memo: ' 一行目\n二行目 ' },
      { ...contact, name: null, reading: null, company: '縁側', title: null, memo: '一行目\n二行目' },
    ],
    ['a page of messages is fifty', inputs.messagePageInput, { roomId: 'r1' }, { roomId: 'r1', limit: 50 }],
    ['fields nobody asked for are left out', inputs.roomIdInput, { roomId: 'r1', admin: true }, { roomId: 'r1' }],
    [
      'a pasted channel id and secret',
      inputs.channelAddInput,
      { ...channel, lineChannelId: ' 1234567890\n', secret: ` ${secret} ` },
      channel,
    ],
  ])('%s', (_, schema, value, tidy) => {
    expect(taken(schema, value)).toEqual(tidy);
  });
});

describe('what fits is taken', () => {
  test.each<[string, Schema, unknown]>([
    [
      'a message of 100,000 units',
      inputs.messagePostInput,
      { ...post, content: { kind: 'text', text: 'あ'.repeat(100_000) } },
    ],
    ['a room of a colleague and a LINE user', inputs.roomCreateInput, { memberIds: ['m1'], contactIds: ['c1'] }],
    ['a room with a name', inputs.roomCreateInput, { memberIds: [], contactIds: [], name: '見積' }],
    ['a name of 64', inputs.roomRenameInput, { roomId: 'r1', name: 'あ'.repeat(64) }],
    ['an invitation of one', inputs.roomInviteInput, { roomId: 'r1', memberIds: ['m1'] }],
    ['nothing read yet', inputs.roomReadInput, { roomId: 'r1', upTo: 0 }],
    ['a feed from the start', inputs.feedInput, {}],
    ['a feed that goes on', inputs.feedInput, { after: 12, lastEventId: null }],
    [
      'several phones and mails',
      inputs.contactUpdateInput,
      { ...contact, phones: ['03-1234-5678', '090…'], emails: ['a@example.jp', 'b@example.jp'] },
    ],
    [
      'an old phone’s mail address with two dots',
      inputs.contactUpdateInput,
      { ...contact, emails: ['taro..sato.@docomo.ne.jp'] },
    ],
    ['everybody at once', inputs.externalTalkInput, { members: 'all', allowed: true }],
    ['some members', inputs.externalTalkInput, { members: ['m1', 'm2'], allowed: false }],
    ['a new member', inputs.memberAddInput, member],
    ['a password of ten', inputs.memberPasswordInput, { id: 'm1', password: '1234567890' }],
    ['the first run', inputs.setupInput, setup],
    ['a secret in capitals', inputs.channelAddInput, { ...channel, secret: secret.toUpperCase() }],
    ['an account that serves nobody yet', inputs.channelServeInput, { id: 'ch1', served: [] }],
  ])('%s', (_, schema, value) => {
    expect(isTaken(schema, value)).toBe(true);
  });
});

describe('what does not fit is refused', () => {
  test.each<[string, Schema, unknown]>([
    ['a message without words', inputs.messagePostInput, { ...post, content: { kind: 'text', text: '' } }],
    ['a message of spaces', inputs.messagePostInput, { ...post, content: { kind: 'text', text: ' 　\n' } }],
    ['a message of NULs', inputs.messagePostInput, { ...post, content: { kind: 'text', text: '\0' } }],
    [
      'a message beyond all sense',
      inputs.messagePostInput,
      { ...post, content: { kind: 'text', text: 'あ'.repeat(100_001) } },
    ],
    ['a message whose id cannot be a retry key', inputs.messagePostInput, { ...post, id: '42' }],
    ['an id of nothing', inputs.roomIdInput, { roomId: '' }],
    ['an endless id', inputs.roomIdInput, { roomId: 'r'.repeat(65) }],
    ['an id with a NUL', inputs.roomIdInput, { roomId: 'r\0' }],
    ['a number for an id', inputs.roomIdInput, { roomId: 1 }],
    ['a room name of spaces', inputs.roomRenameInput, { roomId: 'r1', name: ' 　 ' }],
    ['a room name of 65', inputs.roomRenameInput, { roomId: 'r1', name: 'あ'.repeat(65) }],
    ['an invitation of nobody', inputs.roomInviteInput, { roomId: 'r1', memberIds: [] }],
    ['501 members', inputs.roomCreateInput, { memberIds: Array(501).fill('m'), contactIds: [] }],
    ['a place before the first', inputs.roomReadInput, { roomId: 'r1', upTo: -1 }],
    ['half a place', inputs.roomReadInput, { roomId: 'r1', upTo: 1.5 }],
    ['a place that numbers cannot count', inputs.feedInput, { after: 2 ** 53 }],
    ['a page of 201', inputs.messagePageInput, { roomId: 'r1', limit: 201 }],
    ['a page of none', inputs.messagePageInput, { roomId: 'r1', limit: 0 }],
    ['a mail address without @', inputs.contactUpdateInput, { ...contact, emails: ['tanaka'] }],
    ['an endless mail address', inputs.contactUpdateInput, { ...contact, emails: [`${'a'.repeat(250)}@a.jp`] }],
    ['a blank phone', inputs.contactUpdateInput, { ...contact, phones: [' '] }],
    ['eleven phones', inputs.contactUpdateInput, { ...contact, phones: Array(11).fill('03') }],
    ['a memo of 2,001', inputs.contactUpdateInput, { ...contact, memo: 'あ'.repeat(2001) }],
    ['a Talk ID of two letters', inputs.memberId, 'ab'],
    ['a Talk ID in Japanese', inputs.memberId, '佐藤太郎'],
    ['a member without a name', inputs.memberAddInput, { ...member, name: '' }],
    ['a password of nine', inputs.memberAddInput, { ...member, password: '123456789' }],
    ['a password of 129', inputs.memberAddInput, { ...member, password: 'x'.repeat(129) }],
    ['a permission that is neither yes nor no', inputs.memberAddInput, { ...member, externalTalk: 'yes' }],
    ['a permission for "some"', inputs.externalTalkInput, { members: 'some', allowed: true }],
    ['a first run without a company', inputs.setupInput, { ...setup, companyName: '' }],
    ['an endless invitation code', inputs.invitationCodeInput, { code: 'A'.repeat(33) }],
    ['a channel id with letters', inputs.channelAddInput, { ...channel, lineChannelId: 'channel1' }],
    ['a channel secret cut short', inputs.channelAddInput, { ...channel, secret: secret.slice(1) }],
    ['a channel secret that is none', inputs.channelAddInput, { ...channel, secret: 'z'.repeat(32) }],
  ])('%s', (_, schema, value) => {
    expect(isTaken(schema, value)).toBe(false);
  });

  it('nothing at all, by every schema of an object', () => {
    const objects = Object.entries(inputs).filter(([name]) => name.endsWith('Input'));
    expect(objects.filter(([, schema]) => isTaken(schema, null)).map(([name]) => name)).toEqual([]);
    expect(objects.length).toBeGreaterThan(20);
  });
});

test('what nobody can see is neither words nor a name', () => {
  const post = (text: string) =>
    v.safeParse(inputs.messagePostInput, { id: crypto.randomUUID(), roomId: 'r', content: { kind: 'text', text } })
      .success;
  for (const unseen of ['\u200b', '\u2800\u3164', ' \u2060\n\ufeff']) {
    expect([post(unseen), v.safeParse(inputs.memberName, unseen).success]).toEqual([false, false]);
  }
  expect(post('\u200b見える')).toBe(true);
});
