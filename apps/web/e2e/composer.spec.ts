import { sato, suzuki, tanaka } from '@engawa/server/dev/cast';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { desktop, phone } from './browser.ts';
import {
  attachRecordedVideo,
  bitmap,
  choose,
  estimate,
  photo,
  picture,
  send,
  talkWithTanaka,
  tray,
  words,
} from './composing.ts';
import { useStory } from './story.ts';

const story = useStory();
const composer = ja.composer;

describe('a member sends to a LINE user', () => {
  it('words and a pasted picture, free, after seeing that they are free and how they arrive', async () => {
    const { page, got, gets, company } = await talkWithTanaka(story);
    // What is said within these seconds goes out together.
    await (await company.signIn(sato.memberId)).profile.setUndo.mutate({ seconds: 10 });
    await page.getByText(composer.price.free).first().waitFor();
    await words(page).fill('こちらです');
    await words(page).evaluate(async (field, base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, picture(320, 240).toString('base64'));
    await tray(page).getByText(composer.arrives.image).waitFor();
    expect(await tray(page).first().textContent()).toContain('320×240');
    expect(await violations(page)).toEqual([]);
    await send(page);
    await gets(['text', 'image']);
    expect(await tray(page).count()).toBe(0);
    const fetched = await company.line.fetchMedia(got()[1]!);
    expect(fetched).toMatchObject({ original: { status: 200 }, preview: { status: 200 } });
    const pushed = company.line.requests.filter(({ path }) => path === '/v2/bot/message/push');
    expect(pushed).toEqual([]);
  });

  it('two dropped files in their order: the photo as a photo, the PDF as a card that it said it would be', async () => {
    const { page, gets } = await talkWithTanaka(story);
    const files = [photo(), estimate].map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString('base64') }));
    const data = await page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      return transfer;
    }, files);
    const timeline = page.locator('.timeline');
    await timeline.dispatchEvent('dragenter', { dataTransfer: data });
    await page.getByText(composer.dropHere.line(tanaka.displayName)).waitFor();
    await page.getByText(composer.dropNote.line).waitFor();
    await timeline.dispatchEvent('drop', { dataTransfer: data });
    await page.getByText(composer.dropHere.line(tanaka.displayName)).waitFor({ state: 'detached' });
    await tray(page).nth(1).getByText(composer.arrives.link).waitFor();
    await send(page);
    await gets(['image', 'flex']);
  });

  it('a picture in a format that only the browser reads, turned into JPEG before it leaves the device', async () => {
    const { page, got, gets, company } = await talkWithTanaka(story);
    await choose(page, [bitmap]);
    await tray(page).getByText('scan.jpg').waitFor();
    await tray(page).getByText(composer.arrives.image).waitFor();
    await send(page);
    await gets(['image']);
    const fetched = await company.line.fetchMedia(got()[0]!);
    expect(fetched?.original.contentType).toBe('image/jpeg');
  });

  it('a video, with its length and a picture out of it', async () => {
    const { page, got, gets, company } = await talkWithTanaka(story);
    await attachRecordedVideo(page);
    await tray(page).locator('img').waitFor();
    expect(await tray(page).first().textContent()).toContain('160×120');
    await tray(page).getByText(composer.arrives.video).waitFor();
    await send(page);
    await gets(['video']);
    const fetched = await company.line.fetchMedia(got()[0]!);
    expect(fetched).toMatchObject({ original: { contentType: 'video/mp4' }, preview: { contentType: 'image/jpeg' } });
  });

  it('a sticker, with the keyboard alone', async () => {
    const { page, got, gets } = await talkWithTanaka(story);
    await page.getByRole('button', { name: composer.stickers, exact: true }).press('Enter');
    await page.locator('.strip-tab:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: /Sally/, selected: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await gets(['sticker']);
    expect(got()[0]!.message).toMatchObject({ packageId: '789', stickerId: '10856' });
    await page.keyboard.press('Escape');
    await expect.poll(() => words(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('a sticker found by a word, where LINE’s pictures cannot be had', async () => {
    const { page, gets } = await talkWithTanaka(story);
    await page.route('https://stickershop.line-scdn.net/**', (route) =>
      route.fulfill({ contentType: 'image/png', body: 'no picture' }),
    );
    await page.getByRole('button', { name: composer.stickers, exact: true }).click();
    await page.getByRole('searchbox', { name: composer.sticker.search }).fill('おわび');
    const first = page.getByRole('button', {
      name: composer.sticker.name('LINE Characters: Making Amends', 1),
      exact: true,
    });
    await expect.poll(() => first.textContent()).toBe('1');
    expect(await violations(page)).toEqual([]);
    await first.click();
    await gets(['sticker']);
    await page.getByRole('button', { name: composer.sticker.close }).click();
  });

  it('a voice message that they heard themselves first, as m4a', async () => {
    const { page, context, got, gets, company } = await talkWithTanaka(story);
    await context.grantPermissions(['microphone']);
    await page.getByRole('button', { name: composer.attach, exact: true }).click();
    await page.getByRole('menuitem', { name: composer.attachVoice }).click();
    await page.getByText(/^0:(0[2-9]|[1-5]\d)$/).waitFor();
    // Neither Back nor Escape loses what is being said.
    for (const leave of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
      await leave();
      const asked = page.getByRole('alertdialog', { name: composer.voice.unsaved.title });
      await asked.getByRole('button', { name: composer.voice.unsaved.cancelLabel }).click();
      await asked.waitFor({ state: 'detached' });
      await page.getByRole('region', { name: composer.voice.label }).focus();
    }
    await page.getByRole('button', { name: composer.voice.stop }).click();
    const player = tray(page).locator('audio');
    await player.waitFor({ timeout: 20_000 });
    await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(1);
    await send(page);
    await gets(['audio']);
    const fetched = await company.line.fetchMedia(got()[0]!);
    expect(fetched?.original.contentType).toMatch(/audio\/(mp4|x-m4a)/);
  });

  it('nothing by voice where the microphone is forbidden, but learns why', async () => {
    const { page } = await talkWithTanaka(story);
    await page.getByRole('button', { name: composer.attach, exact: true }).click();
    await page.getByRole('menuitem', { name: composer.attachVoice }).click();
    await page.locator('.voice').getByText(composer.voice.denied).first().waitFor();
  });

  it('where they are, on a phone', async () => {
    const { page, context, got, gets } = await talkWithTanaka(story, {
      viewport: phone,
      hasTouch: true,
      isMobile: true,
      geolocation: { latitude: 35.681236, longitude: 139.767125 },
    });
    await context.grantPermissions(['geolocation']);
    await page.getByRole('button', { name: composer.attach, exact: true }).click();
    await page.getByRole('menuitem', { name: composer.attachLocation }).click();
    await page.getByRole('button', { name: composer.place.here }).click();
    await page.getByLabel(composer.place.name).fill('縁側商事 本社');
    await page.getByRole('dialog').getByRole('button', { name: ja.room.composer.sendToLine }).click();
    await gets(['location']);
    expect(got()[0]!.message).toMatchObject({ title: '縁側商事 本社', latitude: 35.681236, longitude: 139.767125 });
  });

  it('an answer that quotes, and no file while it quotes', async () => {
    const { page, got, gets } = await talkWithTanaka(story);
    const quote = async () => {
      await page.locator('.message-bubble').filter({ hasText: '棚の金額の目安' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: ja.message.acts.reply }).click();
      await bar.getByText('棚の金額の目安').waitFor();
    };
    const bar = page.getByRole('group', { name: composer.quote.label });
    await quote();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await expect.poll(() => words(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await quote();
    await choose(page, [photo()]);
    await bar.getByText(ja.denials.quoteOnlyWithWords()).waitFor();
    expect(await violations(page)).toEqual([]);
    await words(page).fill('8万6千円ほどです');
    await send(page);
    await gets(['text', 'image']);
    expect(got()[0]!.quotedMessageId).toBeTruthy();
    expect(got()[1]!.quotedMessageId).toBeUndefined();
    expect(await bar.count()).toBe(0);
  });

  it('knows what a menu is for: it opens at the pointer, and what it did is told beside where one writes', async () => {
    const { page } = await talkWithTanaka(story);
    const bubble = page.locator('.message-bubble').filter({ hasText: '棚の金額の目安' });
    const box = async (what: Locator) => (await what.boundingBox())!;
    for (const viewport of [desktop, { width: 1024, height: 768 }, phone]) {
      await page.setViewportSize(viewport);
      const { x, y } = await box(bubble);
      await bubble.click({ button: 'right', position: { x: 40, y: 12 } });
      const menu = page.getByRole('menu', { name: ja.message.acts.open });
      await expect.poll(async () => Math.abs((await box(menu)).x - (x + 40))).toBeLessThan(12);
      const { y: top, height } = await box(menu);
      expect(Math.min(Math.abs(top - (y + 12)), Math.abs(top + height - (y + 12)))).toBeLessThan(12);
      await page.getByRole('menuitem', { name: ja.message.acts.copy }).click();
      const toast = page.locator('.toast');
      await toast.waitFor();
      const told = await box(toast);
      const paperclip = page.getByRole('button', { name: composer.attach, exact: true });
      for (const seen of [page.locator('.room-header'), paperclip, words(page)])
        expect(overlap(told, await box(seen))).toBe(false);
      await toast.getByRole('button').click();
      await toast.waitFor({ state: 'detached' });
    }
  });

  it('words that ring no bell', async () => {
    const { page, got, gets } = await talkWithTanaka(story);
    await page.getByRole('button', { name: composer.sending.ways }).click();
    await page.getByRole('menuitem', { name: composer.sending.silentOn }).click();
    await page.getByText(composer.price.silent).waitFor();
    await words(page).fill('明朝お読みください');
    await send(page);
    await gets(['text']);
    expect(got()[0]!.notificationDisabled).toBe(true);
  });
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function overlap(one: Box, other: Box): boolean {
  const apart = (start: 'x' | 'y', size: 'width' | 'height') =>
    one[start] + one[size] <= other[start] || other[start] + other[size] <= one[start];
  return !apart('x', 'width') && !apart('y', 'height');
}

it('while a member types, LINE shows it, and never more often than every four seconds', async () => {
  const { page, company } = await talkWithTanaka(story);
  const told = () => company.line.requests.filter(({ path }) => path === '/v2/bot/chat/loading/start').length;
  const begun = Date.now();
  await words(page).pressSequentially('少々お待ちください', { delay: 30 });
  await expect.poll(told).toBeGreaterThan(0);
  await words(page).pressSequentially('ませ');
  expect(told()).toBeLessThanOrEqual(1 + Math.floor((Date.now() - begun) / 4000));
});

it('a file among colleagues arrives as it is, and nothing is said of LINE or of a price', async () => {
  const { page, company } = await talkWithTanaka(story);
  const api = await company.signIn(sato.memberId);
  const { room } = await api.room.create.mutate({
    memberIds: [company.cast[suzuki.memberId]!],
    contactIds: [],
  });
  const colleague = (await story.member(suzuki.memberId)).page;
  await page.goto(`${company.app.publicUrl}/rooms/${room.id}`);
  await choose(page, [estimate]);
  await tray(page).getByText(composer.arrives.internal).waitFor();
  expect(await page.locator('.price').count()).toBe(0);
  await page.getByRole('button', { name: ja.room.composer.send, exact: true }).click();
  await colleague.goto(`${company.app.publicUrl}/rooms/${room.id}`);
  const download = colleague.waitForEvent('download');
  await colleague.locator('[download="見積書.pdf"]').click();
  expect((await download).suggestedFilename()).toBe('見積書.pdf');
});
