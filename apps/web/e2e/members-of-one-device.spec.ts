import { castPassword, sato, takahashi } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { fillSignIn } from './browser.ts';
import { choose, photo, tray, words } from './composing.ts';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';

const story = useStory();
const roomName = '高橋・鈴木との部屋';

/** 佐藤 in two tabs of one browser, both in a room that 高橋 is in as well. */
async function twoTabs() {
  const { company } = story;
  const api = await company.signIn(sato.memberId);
  const memberIds = [company.cast.takahashi!, company.cast['suzuki.aoi']!];
  const { room } = await api.room.create.mutate({ memberIds, contactIds: [], name: roomName });
  const person = await story.member(sato.memberId);
  const address = `${company.app.publicUrl}/rooms/${room.id}`;
  const [here, there] = [person.page, await person.context.newPage()] as const;
  for (const page of [here, there]) {
    await page.goto(address);
    await words(page).waitFor();
  }
  await expect.poll(() => company.app.parts.feed.size).toBe(2);
  const saidBy = async () => {
    const { messages } = await api.room.list.query().then(() => api.message.page.query({ roomId: room.id }));
    return messages.flatMap(({ author, content }) =>
      content.kind === 'text' && author.kind === 'member' ? [`${author.name}: ${content.text}`] : [],
    );
  };
  return { ...person, here, there, address, room, company, saidBy };
}

/** Everything of a member that the browser keeps, as one text: databases, small pictures, choices. */
async function kept(page: Page): Promise<string> {
  const others = await page.evaluate(async () => {
    const names = [...(await caches.keys()), ...(await indexedDB.databases()).map(({ name }) => name)];
    return JSON.stringify([names.filter((name) => !name?.startsWith('workbox')), { ...localStorage }]);
  });
  return `${await remembered(page)} ${others}`;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: ja.shell.settings }).click();
  const name = ja.settings.account.signOut;
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name: ja.signIn.title, level: 1 }).waitFor();
}

describe('two members on one device', () => {
  it('after each other: nothing that the first had begun is seen or kept', async () => {
    const { here, there, company } = await twoTabs();
    await there.close();
    await choose(here, [photo()]);
    await expect.poll(() => tray(here).count()).toBe(1);
    await words(here).fill('内密の下書き');
    const satoKey = company.cast[sato.memberId]!;
    await expect.poll(() => kept(here)).toContain('内密の下書き');
    await signOut(here);
    await expect.poll(() => kept(here)).not.toMatch(new RegExp(`${satoKey}|内密|棚|佐藤`));

    await fillSignIn(here, takahashi.memberId, castPassword);
    await here.getByRole('link', { name: roomName }).click();
    await words(here).waitFor();
    expect(await tray(here).count()).toBe(0);
    expect(await words(here).inputValue()).toBe('');
  });

  it('beside each other: when one tab signs out, every tab leaves; the next member is the same in all of them', async () => {
    const { here, there } = await twoTabs();
    await signOut(here);
    await there.getByText(ja.signIn.why.tab).waitFor();
    expect(await there.getByText(roomName).count()).toBe(0);

    await fillSignIn(here, takahashi.memberId, castPassword);
    await here.getByRole('heading', { name: ja.roomList.title, level: 1 }).waitFor();
    await there.getByRole('heading', { name: ja.roomList.title, level: 1 }).waitFor();
    await there.getByRole('link', { name: ja.shell.admin, exact: true }).waitFor();
  });

  it('a tab that heard nothing of the other member says nothing in their name', async () => {
    const { here, there, context, company, address, saidBy } = await twoTabs();
    await here.close();
    const cookies = (await company.cookieOf(takahashi.memberId)).split('; ').map((cookie) => cookie.split(/=(.*)/s));
    await context.addCookies(
      cookies.map(([name, value]) => ({ name: name!, value: value!, url: company.app.publicUrl })),
    );
    await words(there).fill('佐藤が書いたことば');
    await there.getByRole('button', { name: ja.room.composer.send, exact: true }).click();
    // The page starts anew, as the page of the member who is signed in.
    await there.getByRole('link', { name: ja.shell.admin, exact: true }).waitFor();
    await there.goto(address);
    await words(there).waitFor();
    expect(await there.getByText('佐藤が書いたことば').count()).toBe(0);
    expect(await saidBy()).toEqual([]);

    // Whose words they are may still say them.
    await signOut(there);
    await fillSignIn(there, sato.memberId, castPassword);
    await expect.poll(saidBy).toEqual([`${sato.name}: 佐藤が書いたことば`]);
  });
});
