import { faceColor, type MessageContent, type MessageView } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { named, sato, says, tanaka, tanakaRoom } from '../../../../test/cast.ts';
import { file, picture } from '../../../../test/media.ts';
import { showLanguage } from '../../../i18n/index.ts';
import { ja } from '../../../i18n/ja.ts';
import type { Piece } from '../albums.ts';
import { Bubble } from './bubble.tsx';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
beforeAll(() => showLanguage('ja'));
beforeEach(() => vi.stubGlobal('fetch', async () => new Response(null, { status: 404 })));
afterEach(cleanup);

const draw = (content: MessageContent, change: Partial<MessageView> = {}) =>
  render(() => <Bubble message={says(1, tanaka, '', { content, ...change })} room={tanakaRoom} />);
const sticker = (resourceType: string, words: string[] = ['ありがとう']) =>
  ({ kind: 'sticker', packageId: '11537', stickerId: '52002738', resourceType, words }) as const;
const images = () => screen.queryAllByRole('img').map((image) => image.getAttribute('src') ?? 'drawn');

test('a sticker that LINE cannot show any more is drawn by us, with its words', () => {
  draw(sticker('STATIC'));
  fireEvent.error(screen.getByRole('img'));
  expect(images()[0]).toContain('/android/sticker.png');
  fireEvent.error(screen.getByRole('img'));
  expect(images()).toEqual(['drawn']);
  expect(screen.getByRole('img', { name: 'スタンプ：ありがとう' })).toBeTruthy();
  expect(screen.getByText('ありがとう')).toBeTruthy();
});

test('a sticker that moves and sounds is shown moving, and sounds when it is tapped', () => {
  const played: string[] = [];
  vi.stubGlobal(
    'Audio',
    class {
      constructor(src: string) {
        played.push(src);
      }
      play = async () => {};
    },
  );
  draw(sticker('ANIMATION_SOUND'));
  expect(images()[0]).toContain('sticker_animation@2x.png');
  fireEvent.click(screen.getByRole('button', { name: ja.message.sticker.sound }));
  expect(played).toEqual([expect.stringContaining('/52002738/iPhone/sticker_sound.m4a')]);
});

test('LINE emoji that cannot be fetched are read as their text', () => {
  const emojis = [{ index: 2, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
  const { container } = draw({ kind: 'text', text: 'はい(love)ね', emojis });
  const emoji = screen.getByRole('img', { name: '(love)' });
  expect(emoji.getAttribute('src')).toContain('/sticon/5ac1bfd5040ab15980c9b435/iPhone/001.png');
  fireEvent.error(emoji);
  expect(container.textContent).toBe('はい(love)ね');
});

test.each(Object.entries(ja.message.media.reasons))('a photo that did not come (%s) says why', (reason, sentence) => {
  draw(picture('p', { status: 'failed', reason: reason as keyof typeof ja.message.media.reasons }));
  expect(screen.getByText(ja.message.media.failed.image)).toBeTruthy();
  expect(screen.getByText(sentence)).toBeTruthy();
});

test('a photo keeps its place while it is fetched from LINE and comes without a jump', () => {
  const [content, setContent] = createSignal(picture('p', { status: 'fetching' }));
  render(() => <Bubble message={says(1, tanaka, '', { content: content() })} room={tanakaRoom} />);
  expect(screen.getByText(ja.message.media.fetching.image)).toBeTruthy();
  setContent(picture('p', { width: 3024, height: 4032 }));
  expect(screen.getByTitle(ja.message.image.open).style.aspectRatio).toBe('255 / 340');
});

test('an album says how many of its photos are still missing', () => {
  const piece = (seq: number) =>
    says(seq, tanaka, '', { content: { ...picture(`p${seq}`), album: { id: 'a', index: seq, total: 5 } } }) as Piece;
  const pieces = [piece(1), piece(2), piece(3)];
  render(() => <Bubble message={pieces[0]!} album={{ pieces, total: 5 }} room={tanakaRoom} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(screen.getByText('3 / 5')).toBeTruthy();
  expect(screen.getByText(ja.message.album.missing(3, 5))).toBeTruthy();
});

test('a file is saved under its own name', () => {
  draw({ kind: 'file', media: file('f', { name: '見積書.pdf', bytes: 412_000 }) });
  const link = screen.getByRole('link', { name: /見積書\.pdf/ });
  expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual(['/media/files/f', '見積書.pdf']);
  expect(link.textContent).toContain('PDF ・ 412 KB');
});

test('a photo that reached LINE as a link says so and leads to how the link stands', () => {
  draw({ ...picture('p'), asLink: true });
  expect(screen.getByTitle(ja.message.image.open)).toBeTruthy();
  expect(screen.getByText(ja.message.file.asLink)).toBeTruthy();
  expect(screen.getByRole('button', { name: ja.message.door.action })).toBeTruthy();
});

test('a file that did not come is still called by its name, to ask for it once more', () => {
  draw({ kind: 'file', media: file('f', { name: '見積書.pdf', status: 'failed', reason: 'gone' }) });
  expect(screen.getByText('見積書.pdf')).toBeTruthy();
});

test('a photo that is kept as a mere file says so, and can be saved as it came', () => {
  const media = file('f', { name: 'image.jpeg', thumb: false, width: null, height: null, reason: 'unreadable' });
  draw({ kind: 'file', media });
  expect(screen.getByRole('link', { name: /image\.jpeg/ }).textContent).toContain(ja.message.media.onlyFile);
});

test('a place is told in words and numbers, and opens in a map only when somebody asks', () => {
  draw({ kind: 'location', title: '山本ビル', address: '東京都', latitude: 35.681236, longitude: 139.767125 });
  expect(screen.getByText('山本ビル')).toBeTruthy();
  expect(screen.getByText('35.68124, 139.76712')).toBeTruthy();
  expect(screen.getByRole('link', { name: ja.message.location.open }).getAttribute('href')).toContain('35.68124');
});

test('of words that were taken back nothing is left, not even what they answered', () => {
  const quote = { messageId: 'msg-0', author: named(sato), kind: 'text', excerpt: '前の話', mediaId: null } as const;
  const { container } = draw({ kind: 'unsent' }, { quote });
  expect(container.textContent).toBe(ja.message.unsent.theirs(tanaka.displayName, 1));
});

test.each([
  [
    'unknown here',
    { messageId: null, author: null, kind: null, excerpt: null, mediaId: null },
    ja.message.quote.unavailable,
  ],
  [
    'taken back',
    { messageId: 'm', author: named(sato), kind: 'unsent', excerpt: null, mediaId: null },
    ja.message.quote.gone,
  ],
] as const)('a quoted message that is %s says so and leads nowhere', (_, quote, sentence) => {
  draw({ kind: 'text', text: 'これです' }, { quote });
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test.each([
  ['day 2026-12-01', '田中 美咲さんがボタンを押しました：day 2026-12-01'],
  ['', '田中 美咲さんがボタンを押しました'],
])('of a button it is told what it says, if anything: “%s”', (words, sentence) => {
  const { container } = draw({ kind: 'system', line: { code: 'buttonTapped', who: named(tanaka), words } });
  expect(container.textContent).toBe(sentence);
});

test('words, a place and what is quoted are set in the direction of their own letters', () => {
  draw({ kind: 'text', text: 'שלום' });
  draw({ kind: 'location', title: 'ירושלים', address: null, latitude: 31.7, longitude: 35.2 });
  for (const words of ['שלום', 'ירושלים']) expect(screen.getByText(words).closest('[dir="auto"]')).not.toBeNull();
});

test('the card of a greeting has the colour that the member has everywhere', () => {
  const card = { memberId: sato.id, name: sato.name, companyName: '縁側商事', photoKey: null };
  const { container } = draw({ kind: 'greeting', text: 'ようこそ', card });
  const everywhere = render(() => <Avatar name={sato.name} color={faceColor(sato.id)} />).container;
  const colour = (place: Element) => place.querySelector<HTMLElement>('.avatar-face')!.style.cssText;
  expect(colour(container)).toBe(colour(everywhere));
});
