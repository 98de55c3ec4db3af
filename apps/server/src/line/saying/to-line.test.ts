import type { MediaContent, MessageContent } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import type { Words } from '../../outbox/sender.ts';
import { type Addresses, toLine } from './to-line.ts';

const here = 'https://engawa.example';
const addresses: Addresses = {
  fetched: (path) => here + path,
  opened: (path) => here + path,
  photo: (key) => `/media/photos/${key}.png`,
};
const unreachable: Addresses = { ...addresses, fetched: () => null };

const text = { kind: 'text', text: '見積書 {をお送りします} 👋' } as const;
const words: Words = {
  messageId: 'b4a1',
  content: text,
  memberName: '佐藤 太郎',
  photoKey: 'a',
  companyName: '縁側商事',
  without: [],
  quoteToken: null,
  quotedWords: null,
  file: null,
  direct: true,
};
const say = (content: MessageContent, more: Partial<Words> = {}, where = addresses) =>
  toLine({ ...words, content, ...more }, where);

describe('a member’s words as LINE takes them', () => {
  const sender = { name: '佐藤 太郎・縁側商事', iconUrl: `${here}/media/photos/a.png` };

  it('carry the member’s name, company and photo', () =>
    expect(say(text)).toEqual({ type: 'text', text: text.text, sender }));
  it('go without a photo where LINE cannot fetch one', () => {
    expect(say(text, { photoKey: null })).toEqual({ type: 'text', text: text.text, sender: { name: sender.name } });
    expect(say(text, {}, unreachable)).not.toHaveProperty('sender.iconUrl');
  });
  it('go without a photo whose address is longer than LINE takes', () => {
    const iconUrl = (length: number) => {
      const fetched = () => `${here}/`.padEnd(length, 'x');
      return (say(text, {}, { ...addresses, fetched }) as { sender: { iconUrl?: string } }).sender.iconUrl;
    };
    expect(iconUrl(2000)).toHaveLength(2000);
    expect(iconUrl(2001)).toBeUndefined();
  });
  it('have a sender of 20 units at most, however long the names are', () => {
    const long = say(text, { memberName: '長'.repeat(64), companyName: '縁'.repeat(64) });
    expect((long as { sender: { name: string } }).sender.name).toHaveLength(20);
  });
  it('go without a sender once LINE has refused it', () =>
    expect(say(text, { without: ['sender'] })).toEqual({ type: 'text', text: text.text }));
  it.each<MessageContent>([
    { kind: 'system', line: { code: 'contactAdded', who: { kind: 'contact', id: 'c', name: '田中' } } },
    { kind: 'unsent' },
    { kind: 'unsupported', lineType: 'flex' },
  ])('are never lines that nobody said, nor what was taken back: $kind', (content) =>
    expect(say(content)).toBe('refusedByLine'),
  );
});

describe('an answer whose quote LINE refused', () => {
  const answer = { quoteToken: 'q', without: ['quote'] } as const;
  it('has the quoted words before it', () =>
    expect(say(text, { ...answer, quotedWords: '見積書を\nお願いします' })).toMatchObject({
      text: `> 見積書を お願いします\n${text.text}`,
    }));
  it('has their beginning where they are long, and its LINE emoji at their places', () => {
    const emojis = [{ index: 2, length: 7, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
    const said = say({ kind: 'text', text: 'はい(heart)', emojis }, { ...answer, quotedWords: '長'.repeat(300) });
    expect(said).toMatchObject({ text: `> ${'長'.repeat(100)}…\nはい$`, emojis: [{ index: 106 }] });
  });
  it('goes without them where they do not fit, or where there are none', () => {
    const full = { kind: 'text', text: 'あ'.repeat(4995) } as const;
    expect(say(full, { ...answer, quotedWords: '見積書' })).toMatchObject({ text: full.text });
    expect(say(text, { ...answer, quotedWords: null })).toMatchObject({ text: text.text });
    expect(say(text, { ...answer, quotedWords: '見積書' })).not.toHaveProperty('quoteToken');
  });
});

describe('words and stickers', () => {
  it('have a $ for each LINE emoji, and the place of it', () => {
    const emoji = { productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
    const content = {
      kind: 'text',
      text: '$5 (love)ね(moon)',
      emojis: [
        { ...emoji, index: 3, length: 6 },
        { ...emoji, index: 10, length: 6 },
      ],
    } as const;
    expect(say(content)).toMatchObject({
      text: '$5 $ね$',
      emojis: [
        { ...emoji, index: 3 },
        { ...emoji, index: 5 },
      ],
    });
  });
  it('name what they answer', () => {
    const sticker = {
      kind: 'sticker',
      packageId: '446',
      stickerId: '1988',
      resourceType: 'STATIC',
      words: [],
    } as const;
    expect(say(text, { quoteToken: 'q' })).toMatchObject({ quoteToken: 'q' });
    expect(say(sticker, { quoteToken: 'q' })).toMatchObject({
      ...{ type: 'sticker', packageId: '446', stickerId: '1988', quoteToken: 'q' },
    });
    expect(say(sticker)).not.toHaveProperty('quoteToken');
  });
});

describe('a place', () => {
  const place = { kind: 'location', title: null, address: null, latitude: 35.0116, longitude: 135.768 } as const;
  it('has both lines that LINE wants, whatever is known', () => {
    expect(say(place)).toMatchObject({ title: '位置情報 / Location', address: '35.01160, 135.76800' });
    expect(say({ ...place, title: '京'.repeat(101), address: '縁側' })).toMatchObject({
      ...{ type: 'location', title: '京'.repeat(100), address: '縁側', latitude: 35.0116, longitude: 135.768 },
    });
  });
});

describe('a file', () => {
  const content = (kind: MediaContent['kind'], more: Partial<MediaContent> = {}): MediaContent => ({
    kind,
    media: {
      ...{ id: 'm', status: 'ready', reason: null, name: '見積書.pdf', mimeType: 'application/pdf', bytes: 1_250_000 },
      ...{ width: null, height: null, durationMs: null, thumb: false },
    },
    ...more,
  });
  const page = { url: '/f/token', expiresAt: '2026-12-31T20:00:00.000Z' };
  const file = { original: '/media/line/k/original.jpg', preview: '/media/line/k/preview.jpg', durationMs: null, page };

  it('goes as LINE’s own message where there is one', () => {
    const pictures = {
      originalContentUrl: `${here}/media/line/k/original.jpg`,
      previewImageUrl: `${here}/media/line/k/preview.jpg`,
    };
    expect(say(content('image'), { file })).toMatchObject({ type: 'image', ...pictures });
    expect(say(content('video'), { file })).toMatchObject({ type: 'video', ...pictures, trackingId: 'b4a1' });
    expect(say(content('video'), { file, direct: false })).not.toHaveProperty('trackingId');
    expect(say(content('audio'), { file: { ...file, durationMs: 4200 } })).toMatchObject({
      ...{ type: 'audio', originalContentUrl: pictures.originalContentUrl, duration: 4200 },
    });
  });
  it.each<[string, Partial<Words>, Addresses]>([
    ['is not there any more', { file: null }, addresses],
    ['LINE has no way to take', { file: { ...file, original: null } }, addresses],
    ['has no preview', { file: { ...file, preview: null } }, addresses],
    ['lies where LINE cannot reach us', { file }, unreachable],
  ])('that %s is missing', (_, more, where) => expect(say(content('image'), more, where)).toBe('mediaMissing'));

  it('of any other kind goes as a card that leads to its page', () => {
    const card = say(content('file'), { file: { ...file, original: null } });
    expect(card).toMatchObject({ type: 'flex', altText: `📎 見積書.pdf · 1.3 MB\n${here}/f/token`, sender: {} });
    const shown = JSON.stringify(card);
    expect(shown).toContain('見積書.pdf');
    expect(shown).toContain('1.3 MB · 2027/01/01 まで');
    expect(shown).toContain(`"uri":"${here}/f/token"`);
  });
  it('goes as a card when it was chosen so', () =>
    expect(say(content('image', { asLink: true }), { file })).toMatchObject({ type: 'flex' }));
  it('without a page is missing', () =>
    expect(say(content('file'), { file: { ...file, page: null } })).toBe('mediaMissing'));
});

describe('the greeting', () => {
  const card = { name: '佐藤 太郎', companyName: '縁側商事', photoKey: 'a' };
  const text = 'はじめまして。\n担当者だけが読みます。';
  it('is the member’s card over the words', () => {
    const greeting = say({ kind: 'greeting', text, card });
    expect(greeting).toMatchObject({ type: 'flex', altText: `佐藤 太郎\n${text}` });
    const shown = JSON.stringify(greeting);
    for (const part of [`${here}/media/photos/a.png`, '縁側商事', '担当者だけが読みます。'])
      expect(shown).toContain(part);
  });
  it('is plain words without a card', () =>
    expect(say({ kind: 'greeting', text, card: null })).toMatchObject({ type: 'text', text }));
});
