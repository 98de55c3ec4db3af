import { randomUUID } from 'node:crypto';
import { sato, suzuki } from '@engawa/server/dev/cast';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { phone } from './browser.ts';
import { useStory } from './story.ts';
import { forgive } from './talk.ts';

const story = useStory();

describe('a long talk', () => {
  it('leads from a quote to words of long ago in one step, and from there on to the newest', async () => {
    const { say, roomId } = await talk();
    const first = await say('最初の見積は 86,000 円でした。');
    for (let at = 1; at <= 320; at++) await say(`${at} 通目`);
    await say('この金額のままですか。', first);
    const { page } = await open(roomId);
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('message.page') && asked.push(request.url()));

    await page.getByRole('button', { name: ja.message.quote.jump }).press('Enter');
    const old = page
      .locator('li', { has: page.getByText('最初の見積は') })
      .filter({ hasNotText: ja.message.quote.jump });
    await expect.poll(() => inSight(old)).toBe(true);
    expect(asked.filter((url) => url.includes('around'))).toHaveLength(1);
    expect(asked.length).toBeLessThan(4);
    expect(await old.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await page.getByText('320 通目', { exact: true }).count()).toBe(0);

    await page.locator('.timeline-box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText('60 通目', { exact: true }).waitFor();
    await page.getByRole('button', { name: ja.room.newMessages(0) }).click();
    await expect.poll(() => inSight(page.getByText('この金額のままですか。'))).toBe(true);
  });

  it('lets who waits at the end of old words for the next ones read on from there', async () => {
    const { say, roomId } = await talk();
    const first = await say('最初の見積は 86,000 円でした。');
    for (let at = 1; at <= 160; at++) await say(`${at} 通目`);
    await say('この金額のままですか。', first);
    const { page } = await open(roomId);
    const slow = Promise.withResolvers<void>();
    await page.route('**/trpc/message.page*', async (route) => {
      if (route.request().url().includes('after')) await slow.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: ja.message.quote.jump }).press('Enter');
    const last = page.getByText('25 通目', { exact: true });
    await last.waitFor();
    await page.locator('.timeline-box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect.poll(() => inSight(last)).toBe(true);
    slow.resolve();
    await page.getByText('60 通目', { exact: true }).waitFor();
    expect(await inSight(last)).toBe(true);
  });

  it('loads older words as soon as there is a network again, without being asked twice', async () => {
    const { say, roomId } = await talk();
    for (let at = 1; at <= 120; at++) await say(`${at} 通目`);
    const person = await story.memberWith(sato.memberId, {});
    const { page, context } = person;
    await page.route('**/trpc/message.page*', (route) =>
      route.request().url().includes('before') ? route.abort() : route.continue(),
    );
    const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('before'));
    await page.goto(`${story.company.app.publicUrl}/rooms/${roomId}`);
    await page.locator('.message-row').last().waitFor();
    await page.locator('.timeline-box').evaluate((box) => box.scrollTo(0, 0));
    await refused;
    await context.setOffline(true);
    await page.unroute('**/trpc/message.page*');
    await context.setOffline(false);
    await page.getByText('40 通目', { exact: true }).waitFor();
    forgive(person, /ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  });

  it('shows what one writes while reading old words without a network', async () => {
    const { say, roomId } = await talk();
    const first = await say('最初の見積は 86,000 円でした。');
    for (let at = 1; at <= 160; at++) await say(`${at} 通目`);
    await say('この金額のままですか。', first);
    const person = await open(roomId);
    const { page } = person;
    await page.getByRole('button', { name: ja.message.quote.jump }).press('Enter');
    await page.getByText('最初の見積は').first().waitFor();
    await page.route('**/trpc/**', (route) => route.abort());
    await page.locator('#composer-words').fill('はい、そのままです。');
    await page.getByRole('button', { name: ja.room.composer.send, exact: true }).click();
    const mine = page.locator('.message[data-unsent]').getByText('はい、そのままです。');
    await expect.poll(() => inSight(mine)).toBe(true);
    forgive(person, /ERR_FAILED/);
  });

  it('says that it cannot go to a message while there is no network, and stays where it is', async () => {
    const { say, roomId } = await talk();
    const first = await say('最初の見積は 86,000 円でした。');
    for (let at = 1; at <= 60; at++) await say(`${at} 通目`);
    await say('この金額のままですか。', first);
    const person = await open(roomId);
    const { page } = person;
    await page.route('**/trpc/message.page*', (route) => route.abort());
    await page.getByRole('button', { name: ja.message.quote.jump }).click();
    await page.getByText(ja.message.quote.offline).waitFor();
    expect(await inSight(page.getByText('この金額のままですか。'))).toBe(true);
    forgive(person, /ERR_FAILED/);
  });
});

describe('very long words', () => {
  for (const look of [{ viewport: phone }, { locale: 'en-US', colorScheme: 'dark' as const }]) {
    it(`are folded, and unfold where one reads, ${look.viewport ? 'on a phone' : 'in English'}`, async () => {
      const { say, roomId } = await talk();
      for (let at = 1; at <= 20; at++) await say(`${at} 通目`);
      await say(`読み始め。${'あいうえお、かきくけこ。'.repeat(600)}読み終わり。`);
      const { page } = await open(roomId, look);
      const bubble = page.locator('.message-bubble').last();
      const more = bubble.getByRole('button', { expanded: false });
      expect(await bubble.getByText('読み終わり。').count()).toBe(0);
      expect(await height(bubble)).toBeLessThan(900);

      await more.focus();
      const before = await top(bubble);
      await more.press('Enter');
      await bubble.getByText('読み終わり。').waitFor();
      expect(Math.abs((await top(bubble)) - before)).toBeLessThan(2);
      // Whoever listens or uses the keyboard goes on with the words that were hidden.
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('読み終わり。');
      expect(await violations(page)).toEqual([]);

      const less = bubble.getByRole('button', { expanded: true });
      await less.focus();
      const place = await top(less);
      await less.press('Enter');
      await more.waitFor();
      expect(await bubble.getByText('読み終わり。').count()).toBe(0);
      expect(await inSight(more)).toBe(true);
      expect(place).toBeGreaterThan(0);
    });
  }
});

/** A room of 佐藤 and 鈴木 in which 鈴木 says this and that. */
async function talk() {
  const { company } = story;
  const aoi = await company.signIn(suzuki.memberId);
  const room = { memberIds: [company.cast[sato.memberId]!], contactIds: [] };
  const roomId = (await aoi.room.create.mutate(room)).room.id;
  const say = async (text: string, quotes?: string) => {
    const id = randomUUID();
    await aoi.message.post.mutate({ id, roomId, content: { kind: 'text', text }, ...(quotes ? { quotes } : {}) });
    return id;
  };
  return { say, roomId };
}

async function open(roomId: string, options = {}) {
  const person = await story.memberWith(sato.memberId, options);
  await person.page.goto(`${story.company.app.publicUrl}/rooms/${roomId}`);
  await person.page.locator('.message-row').last().waitFor();
  // The unread line is where one begins to read; these stories begin at the end.
  await person.page.locator('.timeline-box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  return person;
}

async function top(element: Locator): Promise<number> {
  return (await element.boundingBox())!.y;
}

async function height(element: Locator): Promise<number> {
  return (await element.boundingBox())!.height;
}

/** Whether it can be seen in the timeline as it stands. */
async function inSight(element: Locator): Promise<boolean> {
  const [box, place] = await Promise.all([timelineOf(element.page()).boundingBox(), element.first().boundingBox()]);
  return !!box && !!place && place.y + place.height > box.y && place.y < box.y + box.height;
}

function timelineOf(page: Page): Locator {
  return page.locator('.timeline-box');
}
