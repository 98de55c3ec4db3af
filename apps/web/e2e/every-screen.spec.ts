import { sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { sideways, violations } from './axe.ts';
import { desktop, phone } from './browser.ts';
import { talkWithTanaka, words } from './composing.ts';
import { useStory } from './story.ts';

const story = useStory();

const memberScreens = [
  '/',
  '/rooms/new',
  '/address-book',
  '/address-book/contacts/:contact',
  '/profile',
  '/settings',
  '/rooms/:room',
  '/rooms/:room/details',
  '/nowhere',
];
const adminScreens = [
  '/admin',
  '/admin/first-steps',
  '/admin/members',
  '/admin/external-talk',
  '/admin/channels',
  '/admin/channels/new',
  '/admin/channels/:channel',
  '/admin/quota',
  '/admin/organization',
  '/admin/inbox',
  '/admin/audit',
];

it('in letters twice as large no menu is cut, none covers its message, and no tab breaks its name', async () => {
  const { page, context } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
  const twice = () => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await twice();
  const bubble = page.locator('.message-bubble').last();
  await bubble.scrollIntoViewIfNeeded();
  const message = (await bubble.boundingBox())!;
  const touch = await context.newCDPSession(page);
  const finger = { x: message.x + 20, y: message.y + 20 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  const menu = page.getByRole('menu');
  await menu.waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(async () => isWithin((await menu.boundingBox())!, phone)).toBe(true);
  const box = (await menu.boundingBox())!;
  expect(box.y + box.height <= message.y || box.y >= message.y + message.height).toBe(true);

  await page.goto(story.company.app.publicUrl);
  const names = page.locator('.navigation-label');
  await names.first().waitFor();
  await twice();
  for (const name of await names.filter({ visible: true }).all())
    expect(
      await name.evaluate((label) => label.clientHeight / Number.parseFloat(getComputedStyle(label).fontSize)),
    ).toBeLessThan(2);
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function isWithin({ x, y, width, height }: Box, window: { readonly width: number; readonly height: number }): boolean {
  return x >= 0 && y >= 0 && x + width <= window.width && y + height <= window.height;
}

it('at 400 % zoom a talk can be opened, read and answered, also with a sticker or a place', async () => {
  const { page, context, gets } = await talkWithTanaka(story, {
    viewport: { width: 320, height: 256 },
    geolocation: { latitude: 35.681236, longitude: 139.767125 },
  });
  await context.grantPermissions(['geolocation']);
  const height = async (part: string) => (await page.locator(part).boundingBox())!.height;
  expect(await height('.timeline')).toBeGreaterThan(90);
  expect(await height('.send .button')).toBeLessThan(50);
  await page.getByRole('button', { name: ja.composer.stickers, exact: true }).click();
  await page.getByRole('tab', { name: 'Sally: Special Edition' }).click();
  await page
    .getByRole('button', { name: /Sally: Special Edition/ })
    .first()
    .click();
  await gets(['sticker']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: ja.composer.attach, exact: true }).click();
  await page.getByRole('menuitem', { name: ja.composer.attachLocation }).click();
  await page.getByRole('button', { name: ja.composer.place.here }).click();
  const address = page.getByRole('textbox', { name: ja.composer.place.address });
  await address.fill('京都市');
  expect(await height('.dialog')).toBeGreaterThan(200);
  await address.scrollIntoViewIfNeeded();
  const bottom = async () => (await address.boundingBox())!.y + (await address.boundingBox())!.height;
  await expect.poll(bottom).toBeLessThan(256);
  await page.getByRole('dialog').getByRole('button', { name: ja.room.composer.sendToLine }).click();
  await gets(['sticker', 'location']);
  await words(page).fill('来週お送りします');
  await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
  await gets(['sticker', 'location', 'text']);
  expect(await sideways(page)).toBe(false);
});

describe('every screen', () => {
  for (const look of [
    { name: 'a phone in the light, in Japanese', viewport: phone, colorScheme: 'light', locale: 'ja-JP' },
    { name: 'a desktop in the dark, in English', viewport: desktop, colorScheme: 'dark', locale: 'en-US' },
  ] as const) {
    it(`can be used by everybody, on ${look.name}`, async () => {
      const { company } = story;
      const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      const guest = company.line.createUser(tanaka);
      await guest.addsFriend(channel);
      await guest.says(channel, 'こんにちは 👋 https://example.com/');
      const api = await company.signIn(sato.memberId);
      await expect.poll(async () => (await api.room.list.query()).rooms[0]?.unread).toBe(2);
      const { rooms } = await api.room.list.query();
      const [contact] = await api.contact.list.query();
      const admin = await company.signIn(takahashi.memberId);
      const [connected] = await admin.admin.channel.list.query();
      const { invitation } = await api.invitation.mine.query();
      const ids: Record<string, string> = { room: rooms[0]!.room.id, contact: contact!.id, channel: connected!.id };
      const path = (screen: string) => screen.replace(/:(\w+)/g, (_, name: string) => ids[name]!);

      const problems: string[] = [];
      const visit = async (page: Page, address: string) => {
        await page.goto(company.app.publicUrl + address);
        await page.locator('h1:visible').first().waitFor();
        await expect.poll(() => page.locator('[aria-busy="true"]:visible, .skeleton:visible').count()).toBe(0);
        problems.push(...(await violations(page)).map((problem) => `${address}: ${problem}`));
        if (await sideways(page)) problems.push(`${address}: scrolls sideways`);
      };
      const stranger = (await story.window(look)).page;
      for (const address of ['/sign-in', `/i/${invitation!.code}`, '/i/ABCDEFGHJK']) await visit(stranger, address);
      const member = (await story.memberWith(sato.memberId, look)).page;
      for (const screen of memberScreens) await visit(member, path(screen));
      const boss = (await story.memberWith(takahashi.memberId, look)).page;
      for (const screen of adminScreens) await visit(boss, path(screen));
      expect(problems).toEqual([]);
    }, 180_000);
  }
});
