import { sato } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { photoWithPlace, seeThroughPng } from '../../server/test/pictures.ts';
import { ja } from '../src/i18n/ja.ts';
import { choose, estimate, photo, send, talkWithTanaka, tray, words } from './composing.ts';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';

const story = useStory();
const uploads = '**/media/uploads/**';

/** Uploads whose name contains the word come to no end until they are let go. */
async function holdUp(page: Page, word: string): Promise<() => Promise<void>> {
  await page.route(uploads, async (route) => {
    if (!decodeURIComponent(route.request().url()).includes(word)) await route.continue();
  });
  return () => page.unroute(uploads);
}

async function attachAndSend(page: Page, files: Parameters<typeof choose>[1]): Promise<void> {
  await choose(page, files);
  await expect.poll(() => tray(page).count()).toBe(files.length);
  await expect.poll(() => tray(page).getByText(ja.composer.tray.preparing).count()).toBe(0);
  await send(page);
}

describe('a file on its way', () => {
  it('shows how far it is and can be stopped; what comes after it goes on, and nothing of it arrives', async () => {
    const { page, gets, company } = await talkWithTanaka(story);
    await holdUp(page, '棚');
    await attachAndSend(page, [photo(), estimate]);
    const stop = page.getByRole('button', { name: ja.composer.unsent.cancelOf('棚.png') });
    await stop.waitFor();
    await page.getByRole('progressbar', { name: ja.composer.unsent.uploadingOf('棚.png') }).waitFor();
    await stop.click();
    await gets(['flex']);
    expect(await page.getByAltText('棚.png').count()).toBe(0);
    await expect.poll(() => words(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(company.line.requests.some(({ body }) => JSON.stringify(body ?? '').includes('"image"'))).toBe(false);
  });

  it('goes on after the page was loaded anew, and arrives once', async () => {
    const { page, gets } = await talkWithTanaka(story);
    const letGo = await holdUp(page, '');
    await words(page).fill('写真です');
    await attachAndSend(page, [photo('一.png'), photo('二.png')]);
    await page.getByRole('progressbar').first().waitFor();
    for (const kept of ['写真です', '一.png', '二.png']) await expect.poll(() => remembered(page)).toContain(kept);
    await letGo();
    await page.reload();
    await gets(['text', 'image', 'image']);
    await expect.poll(() => page.locator('[data-unsent]').count()).toBe(0);
    await gets(['text', 'image', 'image']);
  });

  it('waits without a network and goes by itself when it is back, in its order', async () => {
    const { page, context, complaints, gets } = await talkWithTanaka(story);
    await context.setOffline(true);
    await words(page).fill('写真です');
    await attachAndSend(page, [photo()]);
    await words(page).fill('以上です');
    await send(page);
    await expect.poll(() => page.locator('[data-unsent]').count()).toBe(3);
    await context.setOffline(false);
    await gets(['text', 'image', 'text']);
    await expect.poll(() => page.locator('[data-unsent]').count()).toBe(0);
    // The browser itself writes every request without a network on its console.
    complaints.splice(0);
  });

  it('that nobody can read as a picture goes as a file', async () => {
    const { page, gets } = await talkWithTanaka(story);
    const broken = { ...photo('壊れた.png'), buffer: photo().buffer.subarray(0, 60) };
    await attachAndSend(page, [broken, estimate]);
    await gets(['flex', 'flex']);
    expect(await page.getByText('壊れた.png').count()).toBeGreaterThan(0);
  });
});

it('a member’s own photo is the one that was chosen, on a ground of its own where one could see through it', async () => {
  const { page } = await story.member(sato.memberId);
  await page.goto(`${story.company.app.publicUrl}/profile`);
  /** The colour of the photo's pixel there, in parts of its edge. */
  const colorAt = (x: number, y: number) =>
    page.locator('.me .avatar-photo').evaluate(
      async (photo, at) => {
        const shown = photo as HTMLImageElement;
        await shown.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 100 });
        const context = canvas.getContext('2d')!;
        context.drawImage(shown, 0, 0, 100, 100);
        return [...context.getImageData(at.x * 100, at.y * 100, 1, 1).data];
      },
      { x, y },
    );
  const give = async (name: string, mimeType: string, buffer: Buffer) => {
    await page.locator('.me input[type="file"]').setInputFiles({ name, mimeType, buffer });
    await page.getByRole('button', { name: ja.profile.photo.save }).click();
    await page.getByText(ja.profile.photo.saved).first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await give('私.jpg', 'image/jpeg', await photoWithPlace(800, 600));
  const [red, green, blue, alpha] = await colorAt(0.5, 0.5);
  expect(alpha).toBe(255);
  expect([red, green, blue]).not.toEqual([255, 255, 255]);
  const before = await page.locator('.me .avatar-photo').getAttribute('src');
  await give('ロゴ.png', 'image/png', await seeThroughPng(300, 200));
  await expect.poll(() => page.locator('.me .avatar-photo').getAttribute('src')).not.toBe(before);
  expect((await colorAt(0.5, 0.5))[3]).toBe(255);
});
