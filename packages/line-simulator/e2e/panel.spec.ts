import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';
import { heardBy, openChat, violationsOn } from './acts.ts';
import { findChromium, openPage, startBrowser } from './browser.ts';

const executablePath = findChromium();
const story = test.runIf(executablePath);
const wide = { viewport: { width: 1440, height: 900 }, locale: 'ja-JP' };
let browser: Browser;

beforeAll(async () => {
  if (executablePath) browser = await startBrowser(executablePath);
});
afterAll(() => browser?.close());

story('A fault planned on the panel spoils the next answer of the API, and the log tells of it', async () => {
  await using world = await startWorld();
  const { page, errors } = await openPage(browser, wide);
  await page.goto(`${world.line.phoneUrl}/panel`);
  const form = page.getByRole('form', { name: 'APIの障害' });
  await form.getByLabel('内容').selectOption({ label: '429 月の上限' });
  await form.getByRole('button', { name: '予約' }).click();
  await page.getByText('429 月の上限 · すべて · あと1回').waitFor();
  expect((await push(world)).status).toBe(429);
  await page.getByRole('cell', { name: '429' }).waitFor();
  await page.getByText('予約はありません。').waitFor();
  expect((await push(world)).status).toBe(200);
  expect(errors).toEqual([]);
});

story('What is set on the panel holds at once for the API', async () => {
  await using world = await startWorld();
  const { page } = await openPage(browser, wide);
  await page.goto(`${world.line.phoneUrl}/panel`);
  await page.getByLabel('月の上限（通）').fill('200');
  await page.keyboard.press('Tab');
  await page.getByRole('switch', { name: 'チャット' }).click();
  await expect.poll(() => world.channel.quota).toBe(200);
  await expect.poll(() => world.channel.chatMode).toBe('chat');
  const before = world.line.platform.now();
  await page.getByRole('button', { name: '+1日' }).click();
  await expect.poll(() => world.line.platform.now() - before).toBeGreaterThanOrEqual(86_400_000);
});

story('What a phone alone cannot cause happens from the panel, each of it, and the account hears of it', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const { page, errors } = await openPage(browser, wide);
  await page.goto(`${world.line.phoneUrl}/panel`);
  const form = page.getByRole('form', { name: 'できごと' });
  const what = form.getByLabel('内容');
  for (const label of await what.getByRole('option').allTextContents()) {
    await what.selectOption({ label });
    await form.getByRole('button', { name: '起こす' }).click();
    await page.getByRole('status').filter({ hasText: '起こりました。' }).waitFor();
  }
  const heard = ['accountLink', 'accountLink', 'message text', 'message image', 'message image'];
  const last = ['unsend', 'message text', 'hologram', 'message hologram'];
  expect(heardBy(world)).toEqual(['follow', ...heard, ...last]);
  expect(
    world.tanaka
      .chatWith(world.channel)
      .map(({ from }) => from)
      .slice(0, 3),
  ).toEqual(Array(3).fill('account'));
  expect(errors).toEqual([]);
});

story('On a wide window the panel opens beside the phone and stays open', async () => {
  await using world = await startWorld();
  const { page, errors } = await openPage(browser, wide);
  await openChat(page, world);
  await page.getByRole('button', { name: '試験台' }).click();
  await page.getByRole('form', { name: 'Webhookの障害' }).waitFor();
  await page.getByLabel('メッセージを入力').fill('こんにちは');
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'message text' }).waitFor();
  await page.reload();
  await page.getByRole('form', { name: 'Webhookの障害' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(errors).toEqual([]);
});

story.each(['light', 'dark'] as const)('Nobody is kept out of the panel, small or wide, in %s', async (colorScheme) => {
  await using world = await startWorld();
  await push(world);
  const { page } = await openPage(browser, { ...wide, colorScheme });
  await page.goto(`${world.line.phoneUrl}/panel`);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole('cell', { name: 'POST /v2/bot/message/push' }).waitFor();
    expect(await violationsOn(page), String(width)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

function push(world: World) {
  const messages = [{ type: 'text', text: '承知しました' }];
  return world.call('POST', '/v2/bot/message/push', { to: world.tanaka.userId, messages });
}
