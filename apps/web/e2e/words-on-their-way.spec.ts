import type { Channel, LineUser } from '@engawa/line-simulator';
import { ito, sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { byServer } from '../../server/src/store/who.ts';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { phone } from './browser.ts';
import { choose, type FileOnDisk, photo, tray } from './composing.ts';
import { useStory } from './story.ts';
import { lookAtTalk } from './talk.ts';

const story = useStory();
const { delivery, acts, undo } = ja.message;
const photos = [1, 2, 3, 4, 5].map((at) => photo(`棚${at}.png`));
const sending = /\/message\/(reply|push)$/;

describe('words on their way to LINE', () => {
  it.each([
    ['by one press on a phone', { viewport: phone, hasTouch: true, isMobile: true }, 'press'],
    ['by Ctrl+Z at a desk', {}, 'Control+z'],
    ['by Escape at a desk', {}, 'Escape'],
  ] as const)(
    'are taken back with all that was sent by the same press, %s, and stand again where one writes',
    async (_, options, by) => {
      const { guest, channel, page } = await lookAtTalk(story, options);
      const { profile } = await story.company.signIn(sato.memberId);
      await profile.setUndo.mutate({ seconds: 30 });
      const { message: asked } = await guest.says(channel, 'おいくらですか');
      await page.locator('.message-bubble', { hasText: 'おいくらですか' }).waitFor();
      await quoteNewest(page);
      await chooseOnPage(page, photos);
      await composer(page).fill('86,000円(emoji3.045)です');
      await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
      const bar = page.getByRole('group', { name: undo.label });
      await bar.locator('.undo-bar-words', { hasText: /6件を\d+秒後に/ }).waitFor();
      expect(await tray(page).count()).toBe(0);
      // The bar says it for all six.
      expect(await page.getByText(ja.room.mark.waiting).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      if (by === 'press') await bar.getByRole('button', { name: undo.takeBack }).tap();
      else await page.keyboard.press(by);
      await bar.waitFor({ state: 'detached' });
      await expect.poll(() => composer(page).inputValue()).toBe('86,000円(emoji3.045)です');
      expect(await tray(page).locator('.tray-name').allTextContents()).toEqual(photos.map(({ name }) => name));
      await page.locator('.quote-bar', { hasText: 'おいくらですか' }).waitFor();
      await expect.poll(() => focused(page)).toBe(true);
      await page.locator('.message-bubble', { hasText: ja.message.unsent.mine(6) }).waitFor();

      // Nothing of it has left: what LINE gets is what is sent now.
      await profile.setUndo.mutate({ seconds: 0 });
      await composer(page).fill('86,000円です');
      await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
      await expect.poll(() => heard(guest, channel).length).toBe(6);
      const bubbles = guest.chatWith(channel).filter(({ from }) => from === 'account');
      expect(bubbles.map(({ message }) => message.type)).toEqual(['text', ...photos.map(() => 'image')]);
      expect([bubbles[0]!.text, bubbles[0]!.quotedMessageId]).toEqual(['86,000円です', asked.id]);
      await bar.waitFor({ state: 'detached' });
    },
  );

  it('are taken back whole while their files are still on the way to the server', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    let arrived = () => {};
    const there = new Promise<void>((done) => {
      arrived = done;
    });
    await page.route('**/media/uploads/**', async (route) => {
      await there;
      await route.continue().catch(() => {});
    });
    await chooseOnPage(page, photos);
    await write(page, '図面です');
    const bar = page.getByRole('group', { name: undo.label });
    await bar.getByText(undo.going(undo.what(6, ''))).waitFor();
    const grid = page.getByRole('list', { name: ja.message.album.label(5) });
    await expect.poll(() => grid.getByRole('img').count()).toBe(5);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await expect.poll(() => composer(page).inputValue()).toBe('図面です');
    expect(await tray(page).count()).toBe(5);
    arrived();
    for (let left = 5; left > 0; left--) await tray(page).getByRole('button').first().click();
    await write(page, 'こちらです');
    await expect.poll(() => heard(guest, channel)).toEqual(['こちらです']);
  });

  it('of a colleague can be stopped by who talks with LINE users too, and go back to who wrote them', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    const member = await story.company.signIn(sato.memberId);
    await member.profile.setUndo.mutate({ seconds: 30 });
    const { room } = (await member.room.list.query()).rooms[0]!;
    await member.room.invite.mutate({ roomId: room.id, memberIds: [story.company.cast[ito.memberId]!] });
    const colleague = (await story.memberWith(ito.memberId, {})).page;
    await colleague.goto(`${story.company.app.publicUrl}/rooms/${room.id}`);
    await chooseOnPage(page, photos.slice(0, 1));
    await write(page, '86,000円デス');
    const bar = colleague.getByRole('group', { name: undo.label });
    await bar.locator('.undo-bar-words', { hasText: undo.what(2, sato.name) }).waitFor();
    expect(await bar.getByRole('button').allTextContents()).toEqual([undo.stop]);
    await bar.getByRole('button', { name: undo.stop }).click();
    await page.getByText(undo.stoppedBy(ito.name)).waitFor();
    expect(await composer(page).inputValue()).toBe('86,000円デス');
    await expect.poll(() => tray(page).count()).toBe(1);
    await page.getByText(ja.message.unsent.mineStoppedBy(ito.name, 2)).first().waitFor();
    // Nobody's answer is waited for: its seconds are all there.
    await story.company.app.parts.store.write(byServer, (tx) => tx.db.deleteFrom('reply_token').execute());
    await write(page, '86,000円です');
    await page.getByRole('group', { name: undo.label }).getByRole('button', { name: undo.sendNow }).click();
    await expect.poll(() => heard(guest, channel).length).toBe(2);
    expect(heard(guest, channel)[0]).toBe('86,000円です');
  });

  it('that LINE refuses say why and what LINE answered, and go out when they are tried again', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    const body = {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'broken', property: 'messages[0]' }],
    };
    story.company.line.faults.next({ path: sending, times: 3 }, { status: 400, body });
    await write(page, '見積書です');
    await page.locator('.delivery-acts').getByText(ja.room.reasons.refusedByLine).waitFor();
    await page.getByText(delivery.detail).click();
    await page.getByText(/1 error/).waitFor();
    expect(await violations(page)).toEqual([]);
    story.company.line.faults.clear();
    await page.getByRole('button', { name: delivery.choices.again }).click();
    await expect.poll(() => heard(guest, channel)).toEqual(['見積書です']);
    await page.locator('.delivery-acts').getByText(ja.room.reasons.refusedByLine).waitFor({ state: 'detached' });
  });

  it('that the month has no room for wait, say so, and go out free when the LINE user writes', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    // What follows the adding of the account is free; what comes after it is not.
    await write(page, 'はじめまして');
    await page.locator('.delivery-mark', { hasText: ja.room.mark.free }).first().waitFor();
    story.company.line.changeSettings(channel, { quota: 1, quotaUsed: 1 });
    await write(page, '来月になりそうです');
    await page.getByText(new RegExp(ja.room.reasons.monthlyLimit)).first().waitFor();
    await guest.says(channel, 'まだですか');
    await expect.poll(() => heard(guest, channel)).toEqual(['はじめまして', '来月になりそうです']);
    // Once under both, and nothing is held any more.
    const taken = ja.room.mark.with(ja.room.mark.accepted, ja.room.mark.free);
    await expect.poll(() => page.locator('.delivery-mark').allTextContents()).toEqual([taken]);
  });
});

describe('a file that LINE cannot carry', () => {
  it('reaches the LINE user as a link, which its sender sees through and closes', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: ja.composer.attach }).click();
    await page.getByRole('menuitem', { name: ja.composer.attachFile }).click();
    const file = { name: '見積書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
    await (await chooser).setFiles(file);
    await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
    await page
      .locator('.message')
      .getByRole('link', { name: /見積書\.pdf/ })
      .waitFor();
    await expect.poll(() => heard(guest, channel).length).toBe(1);
    await page.getByRole('button', { name: ja.message.door.action }).click();
    const dialog = page.getByRole('dialog', { name: ja.message.door.title });
    const address = (await dialog.locator('.file-link-url').textContent())!;
    expect((await fetch(address)).status).toBe(200);
    expect(await violations(page)).toEqual([]);

    await dialog.getByRole('button', { name: ja.message.door.revoke }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: ja.message.door.revoke }).click();
    await page.getByText(ja.message.door.revokedNow).waitFor();
    expect((await fetch(address)).status).not.toBe(200);
  });
});

describe('an answer to one message', () => {
  it('quotes it on the LINE user’s phone, chosen and written with the keyboard alone', async () => {
    const { guest, channel, page } = await lookAtTalk(story);
    const { message } = await guest.says(channel, '何時に来られますか');
    await guest.says(channel, 'もう一つ質問です');
    await page.locator('.message-bubble', { hasText: 'もう一つ質問です' }).waitFor();
    await composer(page).focus();
    const newest = page.locator('.message-more').last();
    for (let presses = 0; presses < 30 && !(await newest.evaluate((it) => it === document.activeElement)); presses++)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: acts.open }).waitFor();
    // A menu lies over the page, outside of its landmarks.
    expect((await violations(page)).filter((problem) => !problem.startsWith('region '))).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => composer(page).evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.type('十時です');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => guest.chatWith(channel).findLast(({ from }) => from === 'account')?.quotedMessageId)
      .toBe(message.id);
    const quote = page.locator('.message[data-mine] .quote');
    await quote.getByText('何時に来られますか').waitFor();
  });
});

describe('既読', () => {
  it('can be kept back in one room', async () => {
    const { channel, page } = await lookAtTalk(story);
    await page.getByRole('button', { name: ja.room.details }).click();
    // While Chat is off at LINE, nobody can choose, and it says why.
    await page.getByText(ja.roomDetails.readMarks.automatic).waitFor();
    story.company.line.changeSettings(channel, { chatMode: 'chat' });
    const admin = (await story.company.signIn(takahashi.memberId)).admin.channel;
    await admin.test.mutate({ id: (await admin.list.query())[0]!.id });
    await page.reload();
    const marks = page.getByRole('switch', { name: ja.roomDetails.readMarks.label });
    await marks.click();
    await expect.poll(() => marks.getAttribute('aria-checked')).toBe('false');
    await page.getByText(ja.roomDetails.readMarks.off).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

function composer(page: Page) {
  return page.getByRole('textbox', { name: ja.room.composer.toLine(tanaka.displayName) });
}

async function write(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
}

async function chooseOnPage(page: Page, files: readonly FileOnDisk[]): Promise<void> {
  await choose(page, files);
  await expect.poll(() => tray(page).locator('.tray-arrives').count()).toBe(files.length);
}

async function quoteNewest(page: Page): Promise<void> {
  const more = page.locator('.message-more').last();
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: acts.reply }).click();
  await page.locator('.quote-bar').waitFor();
}

function focused(page: Page): Promise<boolean> {
  return composer(page).evaluate((it) => it === document.activeElement);
}

/** The words of the account on the LINE user's phone. */
function heard(guest: LineUser, channel: Channel): (string | undefined)[] {
  return guest
    .chatWith(channel)
    .filter(({ from }) => from === 'account')
    .map(({ text }) => text);
}
