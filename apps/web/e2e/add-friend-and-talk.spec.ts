import { sato, tanaka } from '@engawa/server/dev/cast';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { desktop, phone } from './browser.ts';
import { addFriend, say } from './line-phone.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('a LINE user and a member', () => {
  for (const [name, viewport] of Object.entries({ phone, desktop })) {
    it(`find each other by invitation link and talk, on the member's ${name}`, async () => {
      const { company } = story;
      await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      company.line.createUser(tanaka);
      const { page } = await story.member(sato.memberId, { viewport });

      const { invitation } = await (await company.signIn(sato.memberId)).invitation.mine.query();
      const guest = (await story.window({ viewport: phone, hasTouch: true, isMobile: true })).page;
      await guest.goto(invitation!.url);
      await guest.getByText('縁側商事').first().waitFor();
      await guest.getByRole('link', { name: ja.invite.open }).click();
      await addFriend(guest);

      // Nobody reloads: the room comes by itself.
      const row = page.getByRole('link', { name: new RegExp(tanaka.displayName) });
      await row.waitFor();
      expect(await row.innerHTML()).toContain(ja.roomList.lineRoom);

      await say(guest, 'こんにちは 👋');
      await row.click();
      await page.getByText('こんにちは 👋').last().waitFor();
      await page.getByRole('textbox').last().fill('お待ちしておりました。');
      await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
      await guest.getByText('お待ちしておりました。').waitFor();
      await guest
        .getByText(/佐藤 太郎・縁側商事/)
        .first()
        .waitFor();
      await page.locator('.delivery-mark', { hasText: ja.room.mark.free }).first().waitFor();

      const sent = company.line.requests.filter(({ path }) => /\/message\/(reply|push)$/.test(path));
      expect(sent.map(({ path, status }) => [path, status])).toEqual([['/v2/bot/message/reply', 200]]);

      await page.goto(`${company.app.publicUrl}/address-book`);
      await page
        .getByRole('link', { name: new RegExp(tanaka.displayName) })
        .first()
        .waitFor();
    });
  }

  it('find each other by the Talk ID that the LINE user types to a shared account', async () => {
    const { company } = story;
    const channel = await company.connectChannel('縁側商事', ['ito.ren', sato.memberId]);
    company.line.createUser(tanaka);
    const { page } = await story.member(sato.memberId);
    const guest = (await story.window({ viewport: phone })).page;
    await guest.goto(company.line.phoneUrl);
    await guest
      .getByRole('link', { name: '友だち追加' })
      .or(guest.getByRole('button', { name: '友だち追加' }))
      .click();
    await guest.getByLabel('IDで検索').fill(channel.basicId);
    await guest.getByRole('button', { name: '検索' }).click();
    await addFriend(guest);
    await say(guest, 'Sato.Taro');
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await page.getByText('Sato.Taro').last().waitFor();
    const ito = await company.signIn('ito.ren');
    await expect.poll(async () => (await ito.room.list.query()).rooms.length).toBe(0);
  });
});
