import type { messagingApi } from '@line/bot-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';
import { attach, choose, chooseFor, heardBy, holdFinger, openChat, press, sayAsSato, violationsOn } from './acts.ts';
import { findChromium, openPage, startBrowser } from './browser.ts';
import { png, wav } from './files.ts';

const executablePath = findChromium();
const story = test.runIf(executablePath);
const small = { viewport: { width: 390, height: 844 }, locale: 'ja-JP' };
let browser: Browser;

beforeAll(async () => {
  if (executablePath) browser = await startBrowser(executablePath);
});
afterAll(() => browser?.close());

story('田中 sends a photo, a voice, a file, a place, a sticker and LINE emoji, and sees each of them', async () => {
  await using world = await startWorld();
  const { page, errors } = await openPage(browser, small);
  await openChat(page, world);
  const log = page.getByRole('log');
  await attach(page, '写真', [png('nashi.png', 40, 30, [200, 180, 90])]);
  await expect.poll(() => widthOf(log.getByRole('button', { name: '写真を大きく見る' }).locator('img'))).toBe(40);
  await attach(page, '音声', [wav('koe.wav', 2)]);
  await log.getByText('0:02').waitFor();
  await attach(page, 'ファイル', [{ name: '見積書.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2000) }]);
  await log.getByRole('link', { name: '見積書.pdf' }).waitFor();
  await press(page, '添付');
  await choose(page, '位置情報');
  await choose(page, 'この場所を送る');
  await log.getByRole('link', { name: '東京駅' }).waitFor();
  await press(page, 'スタンプ');
  await choose(page, 'ありがとう');
  await log.getByRole('img', { name: 'ありがとう' }).waitFor();
  await press(page, '添付');
  await choose(page, 'LINE絵文字');
  await choose(page, '(love)');
  await page.keyboard.press('Enter');
  await log.getByText('(love)').waitFor();
  const kinds = ['image', 'audio', 'file', 'location', 'sticker', 'text'];
  await expect.poll(() => heardBy(world)).toEqual(kinds.map((kind) => `message ${kind}`));
  expect(world.server.caught.at(-1)?.raw).toContain('5ac1bfd5040ab15980c9b435');
  expect(errors).toEqual([]);
});

story('田中 sees every type that the account can send, who said it, and that it came without a ring', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const media = { originalContentUrl: `${world.line.url}/phone/page/icon.svg` };
  const previewImageUrl = media.originalContentUrl;
  const sender = { name: '佐藤 太郎' };
  const emoji = { type: 'emoji' as const, productId: '5ac1bfd5040ab15980c9b435', emojiId: '002' };
  const to = world.tanaka.userId;
  await world.client.pushMessage({
    to,
    notificationDisabled: true,
    messages: [
      { type: 'textV2', text: 'ようこそ{e}', substitution: { e: emoji }, sender },
      { type: 'image', ...media, previewImageUrl, sender },
      { type: 'video', ...media, previewImageUrl, sender },
    ],
  });
  await world.client.pushMessage({
    to,
    messages: [
      { type: 'audio', ...media, duration: 61_000 },
      { type: 'sticker', packageId: '11537', stickerId: '52002735' },
      { type: 'location', title: '縁側商事', address: '東京都', latitude: 35, longitude: 139 },
    ],
  });
  const { page } = await openPage(browser, small);
  await openChat(page, world);
  const log = page.getByRole('log');
  await log.getByText('ようこそ(002)').waitFor();
  await expect
    .poll(() => widthOf(log.getByRole('button', { name: '写真を大きく見る' }).locator('img')))
    .toBeGreaterThan(0);
  for (const name of ['動画', 'スタンプ']) await log.locator(`[aria-label="${name}"]`).waitFor();
  await log.getByText('1:01').waitFor();
  await log.getByRole('link', { name: '縁側商事' }).waitFor();
  await expect.poll(() => log.getByText("佐藤 太郎 from '縁側商事'").count()).toBe(3);
  await expect.poll(() => log.getByText('通知なしで届きました').count()).toBe(3);
  await world.client.showLoadingAnimation({ chatId: to, loadingSeconds: 5 });
  await log.getByRole('img', { name: '入力中' }).waitFor();
});

story('Several photos stand as one album, and a tap shows one large', async () => {
  await using world = await startWorld();
  const { page } = await openPage(browser, small);
  await openChat(page, world);
  const colours: [number, number, number][] = [
    [200, 60, 60],
    [60, 160, 60],
    [60, 60, 200],
  ];
  await attach(
    page,
    '写真',
    colours.map((colour, i) => png(`${i}.png`, 20, 20, colour)),
  );
  await page.locator('.album .picture').nth(2).waitFor();
  await expect.poll(() => page.locator('.bubble-line').count()).toBe(1);
  await page.locator('.album .picture').nth(1).press('Enter');
  await expect.poll(() => widthOf(page.getByRole('dialog').getByRole('img', { name: '写真' }))).toBe(20);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

story('田中 quotes, edits and unsends with the keyboard, and the talk shows it', async () => {
  await using world = await startWorld({ channel: { chatMode: 'chat' } });
  await world.tanaka.addsFriend(world.channel);
  await sayAsSato(world, '何時がよろしいですか');
  const { page, errors } = await openPage(browser, small);
  await openChat(page, world);
  await chooseFor(page, '何時がよろしいですか', 'リプライ');
  await page.keyboard.type('15時です');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '引用元へ：何時がよろしいですか' }).waitFor();
  await chooseFor(page, '15時です', '編集');
  await page.getByLabel('メッセージを入力').fill('16時です');
  await page.keyboard.press('Enter');
  await page.getByText('編集済み').waitFor();
  await chooseFor(page, '16時です', '送信取消');
  await choose(page, '送信取消');
  await page.getByText('メッセージの送信を取り消しました').waitFor();
  await expect.poll(() => page.getByRole('log').getByText('16時です').count()).toBe(0);
  await expect.poll(() => heardBy(world)).toEqual(['follow', 'message text', 'messageEdited', 'unsend']);
  expect(errors).toEqual([]);
});

story(
  'The other mouse button opens the menu of a bubble; the account’s words can only be quoted and copied',
  async () => {
    await using world = await startWorld();
    await world.tanaka.addsFriend(world.channel);
    await sayAsSato(world, '承知しました');
    const { page } = await openPage(browser, { ...small, viewport: { width: 1280, height: 900 } });
    await openChat(page, world);
    await page.getByRole('log').getByText('承知しました').click({ button: 'right' });
    const choices = page.getByRole('dialog').getByRole('listitem');
    await expect.poll(() => choices.allInnerTexts()).toEqual(['リプライ', 'コピー']);
  },
);

story('A finger held on a bubble opens its menu, and lifting it there chooses nothing', async () => {
  await using world = await startWorld();
  await world.tanaka.says(world.channel, '15時です');
  const { page } = await openPage(browser, { ...small, hasTouch: true });
  await openChat(page, world);
  const lift = await holdFinger(page, page.getByRole('log').getByText('15時です'));
  await page.getByRole('dialog').waitFor();
  await lift();
  await page.getByRole('dialog').getByRole('button', { name: '編集' }).tap();
  await expect.poll(() => page.getByLabel('メッセージを入力').inputValue()).toBe('15時です');
});

story('A blocked account hears it, and there is no way to write until it is unblocked', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const { page } = await openPage(browser, small);
  await openChat(page, world);
  await press(page, 'トークのメニュー');
  await choose(page, '通知オフ');
  await page.getByRole('img', { name: '通知オフ' }).waitFor();
  await press(page, 'トークのメニュー');
  await choose(page, 'ブロック');
  await choose(page, 'ブロック');
  await page.getByText('ブロックしています。').waitFor();
  await expect.poll(() => page.getByLabel('メッセージを入力').count()).toBe(0);
  await press(page, 'ブロック解除');
  await page.getByLabel('メッセージを入力').waitFor();
  await expect.poll(() => heardBy(world)).toEqual(['follow', 'unfollow', 'follow']);
});

story(
  'Buttons of the account’s card and its quick replies answer, a web address opens, and markup stays words',
  async () => {
    await using world = await startWorld();
    await world.tanaka.addsFriend(world.channel);
    await world.client.pushMessage({ to: world.tanaka.userId, messages: [card(world), question] });
    const { page, errors } = await openPage(browser, small);
    await openChat(page, world);
    const opened = page.waitForEvent('popup');
    await press(page, '資料を開く');
    expect((await opened).url()).toBe(`${world.line.url}/phone/panel`);
    await press(page, '問い合わせる');
    await expect.poll(() => heardBy(world)).toEqual(['follow', 'postback']);
    await press(page, '大丈夫です');
    await page.locator('.mine').getByText('大丈夫です').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '大丈夫です', exact: true }).count()).toBe(0);
    expect(errors).toEqual([]);
  },
);

story('Sending can be stopped, and nothing arrives', async () => {
  await using world = await startWorld();
  const { page } = await openPage(browser, small);
  await openChat(page, world);
  await page.route('**/phone/api/uploads', () => undefined);
  await attach(page, 'ファイル', [{ name: 'big.bin', mimeType: 'application/zip', buffer: Buffer.alloc(500_000) }]);
  await page.getByRole('progressbar', { name: 'big.bin' }).waitFor();
  await press(page, 'big.binの送信をやめる');
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  expect(world.server.caught).toEqual([]);
});

story.each(['light', 'dark'] as const)(
  'Nobody is kept out of a full talk and its sheets, in %s',
  async (colorScheme) => {
    await using world = await startWorld();
    await world.tanaka.addsFriend(world.channel);
    await world.client.pushMessage({ to: world.tanaka.userId, messages: [card(world), question] });
    const { page, errors } = await openPage(browser, { ...small, colorScheme });
    await openChat(page, world);
    await attach(page, '音声', [wav('koe.wav', 2)]);
    await page.getByText('0:02').waitFor();
    expect(await violationsOn(page), 'talk').toEqual([]);
    for (const sheet of ['添付', 'スタンプ', 'トークのメニュー', '「ボイスメッセージ」のメニュー']) {
      await press(page, sheet);
      await page.getByRole('dialog').waitFor();
      expect(await violationsOn(page), sheet).toEqual([]);
      await page.keyboard.press('Escape');
    }
    expect(errors).toEqual([]);
  },
);

const question: messagingApi.TextMessage & { text: string } = {
  type: 'text',
  text: '<b>いかがですか</b>',
  quickReply: {
    items: [{ type: 'action', action: { type: 'message', label: '大丈夫です', text: '大丈夫です' } }],
  },
};

function card({ line }: World): messagingApi.Message {
  return {
    type: 'flex',
    altText: '資料.pdf',
    contents: {
      type: 'bubble',
      body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: '資料.pdf', weight: 'bold' }] },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [
          {
            type: 'button',
            style: 'primary',
            action: { type: 'uri', label: '資料を開く', uri: `${line.url}/phone/panel` },
          },
          { type: 'button', action: { type: 'postback', label: '問い合わせる', data: 'ask' } },
        ],
      },
    },
  };
}

/** Of the picture itself, not of its place: 0 until it is there. */
function widthOf(image: { evaluate(read: (node: HTMLImageElement) => number): Promise<number> }): Promise<number> {
  return image.evaluate((node) => node.naturalWidth);
}
