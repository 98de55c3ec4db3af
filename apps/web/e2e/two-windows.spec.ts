import { sato, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { choose, photo, send, talkWithTanaka, tray, words } from './composing.ts';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('two windows of one member', () => {
  it('show the same talk and the same unread count after one of them was offline', async () => {
    const { company } = story;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    await guest.addsFriend(channel);
    const [here, there] = [await story.member(sato.memberId), await story.member(sato.memberId)];
    await expect.poll(() => company.app.parts.feed.size).toBe(2);
    await guest.says(channel, '一通目です');
    const row = (page: Page) => page.getByRole('link', { name: new RegExp(tanaka.displayName) }).first();
    // What comes over the feed proves that both are live; a stream that is just opening outlives the browser's make-believe.
    for (const { page } of [here, there]) await row(page).getByText('一通目です').waitFor();

    await there.context.setOffline(true);
    await there.page.getByText(ja.shell.connection.offline).first().waitFor();
    for (const said of ['二通目です', '三通目です']) await guest.says(channel, said);
    await row(here.page).getByText('三通目です').waitFor();
    await there.context.setOffline(false);
    await row(there.page).getByText('三通目です').waitFor();
    await there.page.getByText(ja.shell.connection.offline).first().waitFor({ state: 'detached' });
    for (const { page } of [here, there])
      await expect.poll(() => row(page).textContent()).toContain(ja.roomList.unread(4));

    await row(here.page).click();
    await expect.poll(() => timeline(here.page)).toEqual(['一通目です', '二通目です', '三通目です']);
    // Read in one window is read in the other.
    await expect.poll(() => row(there.page).textContent()).not.toContain(ja.roomList.unread(4));
    await row(there.page).click();
    await expect.poll(() => timeline(there.page)).toEqual(['一通目です', '二通目です', '三通目です']);
    const offline = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;
    for (const { complaints } of [here, there]) {
      complaints.splice(0, complaints.length, ...complaints.filter((words) => !offline.test(words)));
    }
  });

  it('sends what was written offline once the network is back, exactly once', async () => {
    const { company } = story;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    await guest.addsFriend(channel);
    const { page, context, complaints } = await story.member(sato.memberId);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await page.getByRole('textbox').last().waitFor();
    await expect.poll(() => company.app.parts.feed.size).toBe(1);
    await guest.says(channel, 'どちらですか');
    await page.locator('.message-bubble', { hasText: 'どちらですか' }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await context.setOffline(true);
    await page.getByRole('textbox').last().fill('電車の中で書きました');
    await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
    await page.getByText(ja.room.mark.waitingHere).first().waitFor();
    // Not even a new start loses it: the app's shell and the words are on the device.
    await expect.poll(() => remembered(page)).toContain('電車の中で書きました');
    await page.reload();
    await page.getByText('電車の中で書きました').last().waitFor();
    await context.setOffline(false);
    await expect
      .poll(() => guest.chatWith(channel).map((bubble) => bubble.text))
      .toEqual(['どちらですか', '電車の中で書きました']);
    await page.reload();
    await expect.poll(() => timeline(page)).toEqual(['どちらですか', '電車の中で書きました']);
    const offline = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;
    complaints.splice(0, complaints.length, ...complaints.filter((words) => !offline.test(words)));
  });
});

describe('two tabs of one browser', () => {
  it('say nothing twice, nor what was put away in one of them', async () => {
    const { page: here, context, company, complaints, gets, got } = await talkWithTanaka(story);
    await here.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await words(here).fill('一度だけ');
    const there = await context.newPage();
    await there.goto(here.url());
    await expect.poll(() => words(there).inputValue()).toBe('一度だけ');
    await expect.poll(() => company.app.parts.feed.size).toBe(2);
    await send(here);
    await gets(['text']);
    expect(await words(there).inputValue()).toBe('');

    await context.setOffline(true);
    await choose(here, [photo('やめた写真.png')]);
    await expect.poll(() => tray(here).getByText(ja.composer.tray.preparing).count()).toBe(0);
    await send(here);
    await expect.poll(() => remembered(here)).toContain('やめた写真.png');
    await there.reload();
    await there.getByAltText('やめた写真.png').waitFor();
    await here.getByRole('button', { name: ja.composer.unsent.cancelOf('やめた写真.png') }).click();
    await there.getByAltText('やめた写真.png').waitFor({ state: 'detached' });
    await words(here).fill('写真はやめました');
    await send(here);
    await context.setOffline(false);
    await gets(['text', 'text']);
    expect(got().map((bubble) => bubble.text)).toEqual(['一度だけ', '写真はやめました']);
    const offline = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !offline.test(text)));
  });

  it('hold a stream when somebody looks, and one together when nobody does', async () => {
    const { page: first, context, company, guest, channel } = await talkWithTanaka(story);
    const streams = () => expect.poll(() => company.app.parts.feed.size);
    const pages = [first, await context.newPage(), await context.newPage(), await context.newPage()];
    for (const page of pages.slice(1)) await page.goto(first.url()).then(() => words(page).waitFor());
    await streams().toBe(4);
    for (const page of pages.slice(1)) await look(page, 'hidden');
    await streams().toBe(2);
    await guest.says(channel, 'どなたか見ていますか');
    await bubble(first, 'どなたか見ていますか').waitFor();
    // Looked at again, a tab has missed nothing.
    for (const page of pages.slice(1)) {
      await look(page, 'visible');
      await bubble(page, 'どなたか見ていますか').waitFor();
    }
    await streams().toBe(4);
    await look(first, 'hidden');
    await first.close();
    await streams().toBe(3);
  });

  it('ask before what was begun is left, and keep it when one stays', async () => {
    const { page, company } = await talkWithTanaka(story);
    await page.goto(`${company.app.publicUrl}/address-book/contacts`);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    const contact = page.url();
    await page.getByRole('button', { name: ja.addressBook.contact.edit }).click();
    const memo = page.getByLabel(ja.addressBook.contact.memo);
    await memo.fill('棚は来週');
    const asked = page.getByRole('alertdialog', { name: ja.page.unsaved.title });
    const stay = asked.getByRole('button', { name: ja.page.unsaved.stay });
    await page.getByRole('link', { name: ja.shell.profile }).click();
    await stay.click();
    // Back folds the form, so it asks about what was typed.
    await page.goBack();
    await page.getByRole('button', { name: ja.common.unsaved.cancelLabel }).click();
    expect([await memo.inputValue(), page.url()]).toEqual(['棚は来週', contact]);
    const unload = await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(unload).toBe(true);
    await page.getByRole('button', { name: ja.addressBook.contact.save }).click();
    await memo.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: ja.shell.profile }).click();
    await page.waitForURL('**/profile');
    expect(await asked.count()).toBe(0);
  });
});

function bubble(page: Page, words: string) {
  return page.locator('.message-bubble', { hasText: words });
}

/** What a person does who changes to another tab; a browser without a window never hides one. */
async function look(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** The words of the bubbles, in order. */
function timeline(page: Page): Promise<string[]> {
  return page.locator('.message-bubble').allTextContents();
}
