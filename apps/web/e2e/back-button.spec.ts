import { sato, suzuki, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { phone } from './browser.ts';
import { choose, photo, send, talkWithTanaka, words } from './composing.ts';
import { useStory } from './story.ts';

const story = useStory();
const { composer, message, common } = ja;

it('Back closes what lies over the page, the topmost first, and only then leaves it', async () => {
  const { page, company, gets } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
  await (await company.signIn(sato.memberId)).profile.setUndo.mutate({ seconds: 0 });
  const inRoom = () => expect(new URL(page.url()).pathname).toMatch(/^\/rooms\/[^/]+$/);
  const closes = async (role: Parameters<Page['getByRole']>[0], name?: string) => {
    const layer = page.getByRole(role, name ? { name } : {});
    await layer.waitFor();
    await page.goBack();
    await layer.waitFor({ state: 'detached' });
    inRoom();
  };
  await page.getByRole('button', { name: composer.attach, exact: true }).tap();
  await closes('menu');
  await page.getByRole('button', { name: composer.stickers, exact: true }).tap();
  await closes('region', composer.sticker.label);
  await page.getByRole('button', { name: composer.attach, exact: true }).tap();
  await page.getByRole('menuitem', { name: composer.attachLocation }).tap();
  await page.getByRole('textbox', { name: composer.place.address }).fill('京都市');
  await page.goBack();
  // Its words are asked for; Back keeps them.
  await closes('alertdialog', common.unsaved.title);
  await page.goBack();
  await page.getByRole('alertdialog').getByRole('button', { name: common.unsaved.confirmLabel }).tap();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  inRoom();

  await choose(page, [photo()]);
  await send(page);
  await gets(['image']);
  await page.getByTitle(message.image.open).tap();
  await closes('dialog', message.lightbox.title);
  await page.goBack();
  await page.getByRole('heading', { name: ja.roomList.title, level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');

  // The picture does not open by itself when one comes back.
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).tap();
  await words(page).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('Back asks before the words of an address-book entry are lost, and leads through a menu to where one came from', async () => {
  const { page } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
  await page.goto(`${story.company.app.publicUrl}/address-book/contacts`);
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).tap();
  await page.getByRole('button', { name: ja.addressBook.contact.edit }).tap();
  await page.getByRole('textbox', { name: ja.addressBook.contact.memo }).fill('来週また');
  await page.goBack();
  await page.getByRole('alertdialog').getByRole('button', { name: common.unsaved.cancelLabel }).tap();
  expect(await page.getByRole('textbox', { name: ja.addressBook.contact.memo }).inputValue()).toBe('来週また');
  await page.goBack();
  await page.getByRole('alertdialog').getByRole('button', { name: common.unsaved.confirmLabel }).tap();
  await page.getByRole('button', { name: ja.addressBook.contact.edit }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/address-book/contacts');
});

it('Back asks before the people chosen for a room are forgotten, and not once the room is there', async () => {
  const { page } = await talkWithTanaka(story, { viewport: phone, hasTouch: true, isMobile: true });
  await page.goto(story.company.app.publicUrl);
  const { newRoom } = ja;
  await page.getByRole('link', { name: ja.roomList.newRoom }).tap();
  await page.getByRole('heading', { name: newRoom.title, level: 1 }).waitFor();
  const suzukiRow = page.getByRole('button', { name: suzuki.name });
  await suzukiRow.tap();
  await page.goBack();
  const question = page.getByRole('alertdialog', { name: newRoom.unsaved.title });
  await question.getByRole('button', { name: newRoom.unsaved.stay }).tap();
  expect(await suzukiRow.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: newRoom.start, exact: true }).tap();
  await words(page).waitFor();
  expect(await question.count()).toBe(0);
});
