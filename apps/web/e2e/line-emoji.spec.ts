import { lineEmojiProducts, markOf } from '@engawa/domain';
import { stickerMessage } from '@engawa/line-simulator';
import { sato } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { phone } from './browser.ts';
import { picture, send, talkWithTanaka, words } from './composing.ts';
import { useStory } from './story.ts';

const story = useStory();
const { composer } = ja;
const [productId] = lineEmojiProducts[0]!;
const emoji = (emojiId: string) => ({ productId, emojiId });
const mark = (emojiId: string) => markOf(emoji(emojiId))!;
const choice = (page: Page, number: number) =>
  page.getByRole('button', { name: composer.emoji.name(1, number), exact: true });

/** LINE's pictures are not on this machine. @param isThere whether LINE has the picture at this address */
async function withPictures(page: Page, isThere: (url: string) => boolean = () => true): Promise<void> {
  await page.route('https://stickershop.line-scdn.net/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: isThere(route.request().url()) ? picture(8, 8) : 'no picture' }),
  );
}

async function openEmoji(page: Page): Promise<void> {
  await page.getByRole('button', { name: composer.stickers, exact: true }).click();
  await page.getByRole('tab', { name: composer.emoji.title, exact: true }).click();
}

/** What stands in the field for the marks. */
function marks(page: Page) {
  return page.locator('.mark-picture');
}

/** The field's words, with the caret as `|`; a browser tells of a moved caret a moment later. */
function written(page: Page): Promise<string> {
  return words(page).evaluate((field) => {
    const { value, selectionStart } = field as HTMLTextAreaElement;
    return `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`;
  });
}

/** What follows a scroll is drawn with the next frame. */
function drawn(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
}

describe('a member writes to a LINE user with LINE emoji', () => {
  it('chooses one, writes around it, sees it among the words, and the LINE phone shows it; quoted, it keeps its words', async () => {
    const { page, got, gets, company, guest, channel } = await talkWithTanaka(story);
    await words(page).pressSequentially('はい！');
    await page.keyboard.press('ArrowLeft');
    await openEmoji(page);
    await choice(page, 2).click();
    await expect.poll(() => written(page)).toBe(`はい${mark('002')}|！`);
    await marks(page).locator('img.line-emoji').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => written(page)).toBe(`はい|${mark('002')}！`);
    await page.keyboard.type('$ ');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => written(page)).toBe(`はい$ ${mark('002')}|！`);
    await page.keyboard.press('Backspace');
    await expect.poll(() => written(page)).toBe('はい$ |！');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(`はい$ ${mark('002')}！`);
    await send(page);
    await gets(['text']);
    expect(got()[0]!.message).toMatchObject({ text: 'はい$ $！', emojis: [{ index: 4, ...emoji('002') }] });
    const bubble = page.locator('.message-bubble').filter({ has: page.locator('img.line-emoji') });
    await bubble.waitFor();

    await bubble.click({ button: 'right' });
    await page.getByRole('menuitem', { name: ja.message.acts.reply }).click();
    await page.getByRole('group', { name: composer.quote.label }).getByText('はい$ (emoji)！').waitFor();
    await words(page).fill('追伸です');
    await send(page);
    await gets(['text', 'text']);
    expect(got()[1]!.quotedMessageId).toBe(got()[0]!.id);

    const theirs = (await story.window({ viewport: phone })).page;
    await withPictures(theirs);
    await theirs.goto(`${company.line.phoneUrl}?user=${guest.userId}&chat=${channel.channelId}`);
    await theirs.getByRole('log').locator('img.line-emoji').waitFor();
    expect(await theirs.getByRole('log').locator('img.line-emoji').getAttribute('src')).toContain(
      `${productId}/iPhone/002.png`,
    );
  });

  it('sees each where its mark stands, also in long words, and by its number where LINE’s picture is away', async () => {
    const { page } = await talkWithTanaka(story, { viewport: phone });
    await withPictures(page, (url) => !url.endsWith('/002.png'));
    const line = 'お世話になっております。';
    const draft = `${line}${line}はい${mark('001')}です。\n\nabc (see ${mark('003')}) ${line.repeat(8)}${mark('002')}`;
    const caret = () => words(page).evaluate((field) => (field as HTMLTextAreaElement).selectionStart);
    await words(page).fill(draft);
    await marks(page).getByText(composer.emoji.chip(1, 2)).waitFor();
    expect(await marks(page).locator('img').count()).toBe(2);
    for (const [at, { index, 0: written }] of [...draft.matchAll(/\(emoji1\.\d{3}\)/g)].entries()) {
      // Whether the field has to be scrolled there or not.
      await words(page).evaluate((field, top) => field.scrollTo(0, top), [0, 0, 10_000][at]);
      await drawn(page);
      const box = (await marks(page).nth(at).boundingBox())!;
      for (const x of [box.x + 4, box.x + box.width - 4]) {
        await words(page).evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(0, 0));
        await page.mouse.click(x, box.y + box.height / 2);
        // Who points at a picture stands at one of its ends.
        await expect.poll(async () => [index, index + written.length].includes(await caret())).toBe(true);
      }
    }
  });

  it('is offered only those of which LINE shows a picture, and none where LINE’s pictures are away', async () => {
    const { page } = await talkWithTanaka(story);
    let away = true;
    await withPictures(page, (url) => !away && !url.endsWith('/002.png'));
    await openEmoji(page);
    await page.getByText(composer.emoji.away).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await choice(page, 1).count()).toBe(0);
    away = false;
    await page.getByRole('button', { name: composer.emoji.again }).click();
    await expect.poll(() => choice(page, 3).isEnabled()).toBe(true);
    await expect.poll(() => choice(page, 2).count()).toBe(0);
    await page.getByText(composer.emoji.missing(1)).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('chooses with the keyboard alone, one after the other, and finds them again under “recent”', async () => {
    const { page } = await talkWithTanaka(story);
    await page.getByRole('button', { name: composer.stickers, exact: true }).press('Enter');
    await page.locator('.strip-tab:focus').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: composer.emoji.title, exact: true, selected: true }).waitFor();
    await expect.poll(() => choice(page, 2).isEnabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('001') + mark('002'));
    await page.keyboard.press('Escape');
    await expect.poll(() => words(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.reload();
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('001') + mark('002'));
    await openEmoji(page);
    await page.getByRole('tab', { name: composer.emoji.recent, selected: true }).waitFor();
    await expect.poll(() => choice(page, 2).isEnabled()).toBe(true);
    expect(await page.locator('.emoji-choice').count()).toBe(2);
  });

  it('deletes one whole together with a word, and writes over one of which only a part was chosen', async () => {
    const { page, context } = await talkWithTanaka(story);
    await words(page).fill(`はい${mark('001')}`);
    await page.keyboard.press('ControlOrMeta+Backspace');
    await expect.poll(() => written(page)).toBe('はい|');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(`はい${mark('001')}`);
    await page.keyboard.press('End');
    await page.keyboard.type('!!');
    // Of the browser’s words the signs behind are part of the one before.
    await page.keyboard.press('ControlOrMeta+Backspace');
    await expect.poll(() => written(page)).toBe('はい|');

    await words(page).fill(`はい${mark('001')}！`);
    await words(page).evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(3, 9));
    const keyboard = await context.newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'ね', selectionStart: 1, selectionEnd: 1 });
    await keyboard.send('Input.insertText', { text: 'ね' });
    await expect.poll(() => written(page)).toBe('はいね|！');
  });

  it('no more than twenty, and reads why', async () => {
    const { page, got, gets } = await talkWithTanaka(story);
    await words(page).fill(mark('001').repeat(19));
    await openEmoji(page);
    await choice(page, 2).click();
    await page.getByText(composer.emoji.full(20)).waitFor();
    expect(await page.getByText('21個').count()).toBe(0);
    await choice(page, 2).click({ force: true });
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('001').repeat(19) + mark('002'));
    await words(page).fill(mark('001').repeat(21));
    await page
      .locator('#composer-too-long')
      .getByText(ja.denials.tooManyLineEmojis({ count: 21, limit: 20 }))
      .waitFor();
    await words(page).fill(mark('001').repeat(20));
    await send(page);
    await gets(['text']);
    expect((got()[0]!.message as { emojis: unknown[] }).emojis).toHaveLength(20);
  });

  it('on an iPhone, where a field whose selection is set takes the focus, without its keyboard in the way', async () => {
    const { page } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
    await page.evaluate(() => {
      const area = HTMLTextAreaElement.prototype;
      for (const name of ['setSelectionRange', 'setRangeText'] as const) {
        const set = area[name] as (...args: unknown[]) => void;
        area[name] = function (this: HTMLTextAreaElement, ...args: unknown[]) {
          this.focus();
          set.apply(this, args);
        };
      }
    });
    await openEmoji(page);
    await choice(page, 3).tap();
    await choice(page, 4).tap();
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('003') + mark('004'));
    expect(await words(page).evaluate((field) => field === document.activeElement)).toBe(false);
  });

  it('on a phone without its keyboard in the way, and takes the words back with their emoji', async () => {
    const { page, company } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
    await (await company.signIn(sato.memberId)).profile.setUndo.mutate({ seconds: 30 });
    await openEmoji(page);
    await choice(page, 3).tap();
    expect(await words(page).evaluate((field) => field === document.activeElement)).toBe(false);
    await choice(page, 4).tap();
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('003') + mark('004'));
    // As a phone's keyboard deletes: without an event that could be held up.
    await words(page).evaluate((field) => {
      const area = field as HTMLTextAreaElement;
      area.setRangeText('', area.value.length - 1, area.value.length, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
    });
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('003'));
    await choice(page, 4).tap();
    await page.getByRole('button', { name: composer.sticker.keyboard }).click();
    await send(page);
    await page.getByRole('button', { name: ja.message.undo.takeBack }).click();
    await expect.poll(async () => (await written(page)).replace('|', '')).toBe(mark('003') + mark('004'));
  });
});

it('a member finds a sticker by what LINE has called it', async () => {
  const { page, guest, channel, got, gets } = await talkWithTanaka(story);
  await guest.sends(
    channel,
    stickerMessage({ packageId: '446', stickerId: '1990', keywords: ['きゅうけい', 'コーヒー'] }),
  );
  await page
    .getByRole('img', { name: /きゅうけい/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: composer.stickers, exact: true }).click();
  await page.getByRole('searchbox', { name: composer.sticker.search }).fill('ｺｰﾋｰ');
  await page.getByText(composer.sticker.found).waitFor();
  await page.getByRole('button', { name: composer.sticker.name('Moon: Special Edition', 3), exact: true }).click();
  await gets(['sticker']);
  expect(got()[0]!.message).toMatchObject({ packageId: '446', stickerId: '1990' });
});
