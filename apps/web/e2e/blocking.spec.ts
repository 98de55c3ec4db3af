import { tanaka } from '@engawa/server/dev/cast';
import { expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { phone } from './browser.ts';
import { useStory } from './story.ts';
import { lookAtTalk } from './talk.ts';

const story = useStory();
const words = ja.addressBook.contact.block;

it.each([
  ['on a phone', { viewport: phone, hasTouch: true, isMobile: true }],
  ['on a desktop', {}],
] as const)('a LINE user is kept out and let in again, %s', async (_, options) => {
  const { guest, channel, page } = await lookAtTalk(story, options);
  const talk = page.url();
  const book = `${story.company.app.publicUrl}/address-book/contacts`;
  await page.goto(book);
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
  await page.getByRole('button', { name: words.act, exact: true }).click();
  const question = page.getByRole('alertdialog', { name: words.title(tanaka.displayName) });
  await question.getByText(words.body).waitFor();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: words.confirm }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.undo }).waitFor();
  await page.goto(book);
  await page
    .getByRole('list', { name: ja.addressBook.blockedOnes })
    .getByRole('link', { name: new RegExp(tanaka.displayName) })
    .waitFor();
  expect(await violations(page)).toEqual([]);

  await page.goto(talk);
  await page.getByText(ja.room.reachesNobody.blockedByUs).waitFor();
  await page.locator('.message-system', { hasText: /さんをブロックしました/ }).waitFor();
  await page.getByText(`会社が${tanaka.displayName}さんをブロックしているため、送信できません。`).first().waitFor();
  await guest.says(channel, '聞こえますか');

  await page.goto(book);
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
  await page.getByRole('button', { name: words.undo }).click();
  await page.getByRole('button', { name: words.act, exact: true }).waitFor();
  await page.goto(talk);
  await guest.says(channel, '戻りました');
  await page.locator('.message-bubble', { hasText: '戻りました' }).waitFor();
  expect(await page.getByText('聞こえますか').count()).toBe(0);
  await page.getByRole('textbox', { name: ja.room.composer.toLine(tanaka.displayName) }).waitFor();
});
