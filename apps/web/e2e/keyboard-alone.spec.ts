import { castPassword, sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('with the keyboard alone', () => {
  it('a member signs in, opens a talk, answers, and asks for what is not allowed', async () => {
    const { company } = story;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    await guest.addsFriend(channel);
    await guest.says(channel, 'こんにちは');
    const { page } = await story.window();
    await page.goto(company.app.publicUrl);
    await tabTo(page, page.getByLabel(ja.signIn.memberId));
    await page.keyboard.type(sato.memberId);
    await tabTo(page, page.getByLabel(ja.signIn.password, { exact: true }));
    await page.keyboard.type(castPassword);
    await page.keyboard.press('Enter');

    const row = page.getByRole('link', { name: new RegExp(tanaka.displayName) });
    await row.waitFor();
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    const composer = page.getByRole('textbox', { name: ja.room.composer.toLine(tanaka.displayName) });
    await composer.waitFor();
    await tabTo(page, composer);
    await page.keyboard.type('はい、佐藤です');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('ご用件をどうぞ');
    await page.keyboard.press('Enter');
    await expect.poll(() => guest.chatWith(channel).at(-1)?.text).toBe('はい、佐藤です\nご用件をどうぞ');

    const rename = page.getByRole('button', { name: ja.roomDetails.rename.action });
    if (!(await rename.isVisible())) {
      await tabTo(
        page,
        page
          .getByRole('button', { name: ja.room.details })
          .or(page.getByRole('link', { name: ja.room.details }))
          .first(),
      );
      await page.keyboard.press('Enter');
    }
    await rename.waitFor();
    // What may not be done can still be reached, to learn why.
    await tabTo(page, rename);
    expect(await rename.getAttribute('aria-disabled')).toBe('true');
  });

  it('an admin gives a member the permission', async () => {
    const { company } = story;
    const { page } = await story.memberWith(takahashi.memberId, {});
    await page.goto(`${company.app.publicUrl}/admin/external-talk`);
    const permission = page.getByRole('switch', { name: /鈴木 葵/ });
    await permission.waitFor();
    await tabTo(page, permission);
    await page.keyboard.press('Space');
    const api = await company.signIn(takahashi.memberId);
    await expect
      .poll(async () => {
        const all = await api.member.list.query();
        return all.find(({ name }) => name === '鈴木 葵')?.externalTalk;
      })
      .toBe(true);
  });
});

/** Presses Tab until the target has the focus, as somebody without a mouse does; more presses than that mean a trap. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
}
