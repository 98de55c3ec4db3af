import {
  audioMessage,
  fileMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  videoMessage,
} from '@engawa/line-simulator';
import { tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mp4, photoWithPlace, seeThroughPng } from '../../server/test/pictures.ts';
import { ja } from '../src/i18n/ja.ts';
import { sideways, violations } from './axe.ts';
import { desktop, phone } from './browser.ts';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';
import { forgive, lookAtTalk } from './talk.ts';

const story = useStory();
const at = { latitude: 35.681236, longitude: 139.767125 };

describe('what a LINE user sends', () => {
  for (const look of [
    { name: 'a phone in the dark', viewport: phone, colorScheme: 'dark', hasTouch: true },
    { name: 'a desktop in the light', viewport: desktop, colorScheme: 'light' },
  ] as const) {
    it(`stands in the talk as what it is, for everybody, on ${look.name}`, async () => {
      const { guest, channel, person } = await lookAtTalk(story, look);
      const { page } = person;
      await guest.says(channel, 'こんにちは (love) https://example.com/', {
        emojis: [{ index: 6, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
      });
      await guest.sends(channel, stickerMessage({ packageId: '11537', stickerId: '52002738', keywords: ['はい'] }));
      await guest.sends(channel, imageMessage({ bytes: await photoWithPlace(800, 600), mimeType: 'image/jpeg' }));
      await guest.sends(channel, videoMessage({ bytes: mp4('vide'), mimeType: 'video/mp4', durationMs: 65_000 }));
      await guest.sends(channel, audioMessage({ bytes: mp4('soun'), mimeType: 'audio/mp4', durationMs: 1500 }));
      await guest.sends(channel, fileMessage({ bytes: Buffer.from('%PDF-1.4 見積'), fileName: '見積書.pdf' }));
      await guest.sends(channel, locationMessage({ title: '山本ビル', address: '東京都千代田区', ...at }));

      const bubble = (kind: string) => page.locator(`.message-bubble[data-kind="${kind}"]`);
      // LINE's pictures are out of reach: the text and the drawn face stand in their place.
      await bubble('text').getByText('(love)').waitFor();
      await page.getByRole('img', { name: ja.message.sticker.alt('はい') }).waitFor();
      const photo = bubble('image').getByRole('img', { name: ja.message.image.alt(tanaka.displayName) });
      await photo.waitFor();
      // The phone held the camera upright.
      await expect
        .poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalHeight > img.naturalWidth))
        .toBe(true);
      await page.getByLabel(ja.message.video.label(tanaka.displayName)).waitFor();
      await page.getByRole('group', { name: ja.message.audio.label(tanaka.displayName) }).waitFor();
      const map = page.getByRole('link', { name: ja.message.location.open });
      expect(await map.getAttribute('href')).toContain('35.68124');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: /見積書\.pdf/ }).click();
      expect((await download).suggestedFilename()).toBe('見積書.pdf');

      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      await page.goto(story.company.app.publicUrl);
      const row = page.getByRole('link', { name: new RegExp(tanaka.displayName) });
      await row.getByText(ja.message.preview.location('山本ビル')).waitFor();
    }, 180_000);
  }

  it('as several photos is one album in the order in which they were chosen, and can be looked through', async () => {
    const { guest, channel, person } = await lookAtTalk(story, { viewport: desktop });
    const { page } = person;
    const photos = await Promise.all(
      [300, 400, 500].map(async (width) => ({ bytes: await seeThroughPng(width, 200), mimeType: 'image/png' })),
    );
    await guest.sendsImages(channel, photos, { order: [2, 0, 1] });
    const album = page.getByRole('list', { name: ja.message.album.label(3) });
    await album.getByRole('img').nth(2).waitFor();
    await page.getByRole('button', { name: ja.message.album.open(1, 3) }).click();
    const shown = page.locator('.lightbox-picture > img');
    await expect.poll(() => shown.getAttribute('width')).toBe('300');
    for (const width of ['400', '500']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => shown.getAttribute('width')).toBe(width);
    }
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.album') !== null)).toBe(true);
  });
});

describe('what a LINE user changes', () => {
  it('shows at once as it is now, marked as edited', async () => {
    const { guest, channel, person } = await lookAtTalk(story);
    const { message } = await guest.says(channel, '十時に伺います');
    await person.page.locator('.message-bubble', { hasText: '十時に伺います' }).waitFor();
    await guest.edits(channel, message.id, '十一時に伺います');
    await person.page.locator('.message-bubble', { hasText: '十一時に伺います' }).waitFor();
    await person.page.getByText(ja.message.edited).waitFor();
    await expect.poll(() => person.page.getByText('十時に伺います', { exact: true }).count()).toBe(0);
  });

  it('is gone from a device that was offline when it was taken back: words, picture and memory', async () => {
    const { guest, channel, person } = await lookAtTalk(story);
    const { page, context } = person;
    const { message } = await guest.says(channel, '暗証番号は4649です');
    const photo = imageMessage({ bytes: await photoWithPlace(), mimeType: 'image/jpeg' });
    const { message: picture } = await guest.sends(channel, photo);
    await page.locator('.message-bubble', { hasText: '4649' }).waitFor();
    await page.getByRole('img', { name: ja.message.image.alt(tanaka.displayName) }).waitFor();
    await expect.poll(() => remembered(page)).toContain('4649');
    await expect.poll(() => keptPictures(page)).toBe(1);

    await context.setOffline(true);
    await page.getByText(ja.shell.connection.offline).first().waitFor();
    await guest.unsends(channel, message.id);
    await guest.unsends(channel, picture.id);
    await context.setOffline(false);
    await page.getByText(ja.message.unsent.theirs(tanaka.displayName, 2)).waitFor();
    await expect.poll(() => remembered(page)).not.toContain('4649');
    await expect.poll(() => keptPictures(page)).toBe(0);
    expect(await page.content()).not.toContain('4649');
    forgive(person, /ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  });
});

describe('a quote', () => {
  it('leads to what it answers, however far back that is', async () => {
    const { guest, channel, person } = await lookAtTalk(story);
    const { page } = person;
    const { message: first } = await guest.says(channel, '最初のお願いです');
    for (let n = 1; n <= 70; n++) await guest.says(channel, `そのあとの話 ${n}`);
    await guest.says(channel, 'この件です', { quotedMessageId: first.id });
    const quoting = page.locator('.message', { hasText: 'この件です' });
    await quoting.waitFor();
    // A fresh start knows only the newest page.
    await page.reload();
    await quoting.waitFor();
    await quoting.getByRole('button', { name: new RegExp(ja.message.quote.jump) }).click();
    const original = page.locator('.message-bubble', { hasText: '最初のお願いです' }).first();
    await expect.poll(() => isInSight(page, '最初のお願いです')).toBe(true);
    await original.waitFor();
  }, 180_000);
});

function keptPictures(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('engawa-thumbs-'));
    const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return kept.reduce((sum, count) => sum + count, 0);
  });
}

function isInSight(page: Page, words: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector('.timeline-box')!.getBoundingClientRect();
    const bubbles = [...document.querySelectorAll('.message-bubble')];
    const bubble = bubbles.find((one) => one.textContent === wanted)?.getBoundingClientRect();
    return !!bubble && bubble.top >= box.top && bubble.bottom <= box.bottom;
  }, words);
}
