import { randomUUID } from 'node:crypto';
import { sato, suzuki, takahashi } from '@engawa/server/dev/cast';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import { phone } from './browser.ts';
import { useStory } from './story.ts';
import { forgive } from './talk.ts';

const story = useStory();

/** 佐藤’s rooms `案件 1` to `案件 <count>`, in which 鈴木 spoke in this order. */
async function madeRooms(count: number) {
  const { company } = story;
  const aoi = await company.signIn(suzuki.memberId);
  const others = [sato, takahashi].map(({ memberId }) => company.cast[memberId]!);
  const say = (roomId: string, text: string) =>
    aoi.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
  const ids: string[] = [];
  for (let at = 1; at <= count; at++) {
    const room = { memberIds: others, contactIds: [], name: `案件 ${at}` };
    ids.push((await aoi.room.create.mutate(room)).room.id);
    await say(ids.at(-1)!, 'よろしくお願いします');
  }
  return { ids, say };
}

describe('a member with more rooms than fit on a screen', () => {
  it('reaches every room by finger, keys and search, and comes back to where they were', async () => {
    const { company } = story;
    const { ids, say } = await madeRooms(150);
    const { page } = await story.memberWith(sato.memberId, { viewport: phone });
    await page.goto(company.app.publicUrl);
    const row = (name: string) => page.getByRole('link', { name: new RegExp(`${name}( |$|\\D)`) });
    await row('案件 150').waitFor();
    expect(await page.locator('.list-row').count()).toBeLessThan(80);
    await expect.poll(() => page.locator('.room-list li').first().getAttribute('aria-setsize')).toBe('150');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('searchbox', { name: ja.roomList.search }).focus();
    for (let at = 0; at < 60; at++) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('案件 91');

    const list = page.locator('.room-list-rows');
    await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await row('案件 1').click();
    await page.getByRole('textbox').last().waitFor();
    await page.goBack();
    await row('案件 1').waitFor();
    expect(await list.evaluate((box) => box.scrollTop + box.clientHeight > box.scrollHeight - 100)).toBe(true);

    // A room far down comes to the top when somebody writes in it.
    await list.evaluate((box) => box.scrollTo(0, 0));
    await say(ids[7]!, '新着です');
    await expect.poll(() => page.locator('.list-row').first().textContent()).toContain('新着です');
    await page.getByRole('searchbox', { name: ja.roomList.search }).fill('案件 123');
    await expect.poll(() => page.locator('.list-row').count()).toBe(1);
  });

  it('opens a room that the list has not brought yet, and finds it in the list once the network lets it through', async () => {
    const { company } = story;
    const { ids } = await madeRooms(60);
    const person = await story.memberWith(sato.memberId, { viewport: phone });
    const { page } = person;
    const laterPages = (url: URL) =>
      url.href.includes('room.list') && decodeURIComponent(url.search).includes('"from"');
    await page.route(laterPages, (route) => route.abort());
    await page.goto(company.app.publicUrl);
    const row = (name: string) => page.getByRole('link', { name: new RegExp(`${name}( |$|\\D)`) });
    await row('案件 60').waitFor();
    const search = page.getByRole('searchbox', { name: ja.roomList.search });
    await search.fill('案件 2');
    await row('案件 29').waitFor();
    // Not “nothing matches”: the older ones have not come yet.
    await search.fill('案件 1');
    await page.locator('.room-list .skeleton').waitFor();

    await page.goto(`${company.app.publicUrl}/rooms/${ids[0]}`);
    await page.locator('.message').getByText('よろしくお願いします').waitFor();
    await page.goto(company.app.publicUrl);
    await page.unroute(laterPages);
    await search.fill('案件 12');
    await row('案件 12').waitFor();
    await search.fill('');
    await expect.poll(() => page.locator('.list-row').count()).toBe(60);
    forgive(person, /ERR_FAILED/);
  });
});
