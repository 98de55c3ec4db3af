import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld } from '../test/world.ts';
import { press, sayAsSato, violationsOn } from './acts.ts';
import { findChromium, openPage, startBrowser } from './browser.ts';

const executablePath = findChromium();
const story = test.runIf(executablePath);
const small = { width: 390, height: 844 };
let browser: Browser;

beforeAll(async () => {
  if (executablePath) browser = await startBrowser(executablePath);
});
afterAll(() => browser?.close());

story('田中 finds the account by its ID, adds it and talks, with the keyboard alone', async () => {
  await using world = await startWorld({ channel: { basicId: '@216abcde', chatMode: 'chat' } });
  const { page, errors } = await openPage(browser, { viewport: small, locale: 'ja-JP' });
  await page.goto(world.line.phoneUrl);
  await press(page, '友だち追加');
  await page.getByLabel('IDで検索').fill('216abcde');
  await page.keyboard.press('Enter');
  await press(page, '追加');
  await page.getByText('友だちです').waitFor();
  await press(page, 'トーク');
  await page.getByLabel('メッセージを入力').fill('こんにちは 👋');
  await page.keyboard.press('Enter');
  await page.getByText('こんにちは 👋').waitFor();
  await sayAsSato(world, '承知しました');
  await page.getByText("佐藤 太郎 from '縁側商事'").waitFor();
  await expect
    .poll(() => world.server.caught.flatMap((each) => each.events).map((event) => event.type))
    .toEqual(['follow', 'message']);
  expect(errors).toEqual([]);
});

story('Emma opens a chat link: the text waits in the input and is sent by her', async () => {
  await using world = await startWorld({ channel: { basicId: '@216abcde' } });
  const emma = world.line.createUser({ displayName: 'Emma' });
  const { page } = await openPage(browser, { viewport: small, locale: 'en-GB' });
  const link = 'https://line.me/R/oaMessage/%40216abcde/?Hello%20%5BA7K2QP%5D';
  await page.goto(`${world.line.phoneUrl}?user=${emma.userId}&open=${encodeURIComponent(link)}`);
  await expect.poll(() => page.getByLabel('Enter a message').inputValue()).toBe('Hello [A7K2QP]');
  expect(world.server.caught).toEqual([]);
  await press(page, 'Send');
  await page.getByRole('log').getByText('Hello [A7K2QP]').waitFor();
  expect(emma.chatWith(world.channel)).toMatchObject([{ from: 'user', text: 'Hello [A7K2QP]' }]);
});

story('Enter that ends an IME composition sends nothing', async () => {
  await using world = await startWorld();
  const { page } = await openPage(browser, { viewport: small, locale: 'ja-JP' });
  await page.goto(`${world.line.phoneUrl}?chat=${world.channel.channelId}`);
  const input = page.getByLabel('メッセージを入力');
  await input.fill('こんにち');
  await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  expect(await input.inputValue()).toBe('こんにち');
  await input.press('Enter');
  await page.getByRole('log').getByText('こんにち').waitFor();
});

story.each(['light', 'dark'] as const)('Nobody is kept out of any screen, in %s', async (colorScheme) => {
  await using world = await startWorld({ channel: { basicId: '@216abcde' } });
  await world.tanaka.addsFriend(world.channel);
  await world.tanaka.says(world.channel, 'こんにちは https://example.com/');
  await sayAsSato(world, '承知しました');
  const { page, errors } = await openPage(browser, { viewport: small, locale: 'ja-JP', colorScheme });
  const screens = [
    '',
    '?view=add',
    '?account=@216abcde',
    `?chat=${world.channel.channelId}`,
    '?open=https://line.me/R/ti/p/%40x',
  ];
  for (const screen of screens) {
    await page.goto(world.line.phoneUrl + screen);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violationsOn(page), screen).toEqual([]);
  }
  await world.tanaka.blocks(world.channel);
  await page.goto(`${world.line.phoneUrl}?chat=${world.channel.channelId}`);
  await page.getByRole('button', { name: 'ブロック解除' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(errors).toEqual([]);
});
