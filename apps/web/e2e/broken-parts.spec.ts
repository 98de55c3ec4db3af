import { randomUUID } from 'node:crypto';
import { sato, suzuki } from '@engawa/server/dev/cast';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { violations } from './axe.ts';
import type { Person } from './browser.ts';
import { useStory } from './story.ts';
import { forgive } from './talk.ts';

const story = useStory();
const { broken } = ja.page;

describe('what cannot be drawn', () => {
  it('is one message: its place says so, all others can be read, and one can write', async () => {
    const { roomId, person, page } = await company();
    await spoil(person, 'message.page', '"text":"壊れます"', '"text":null');
    await page.goto(`${story.company.app.publicUrl}/rooms/${roomId}`);
    await page.getByText(ja.message.broken).waitFor();
    await page.getByText('無事です').first().waitFor();
    await page.getByRole('textbox').last().fill('読めません');
    await page.getByRole('button', { name: ja.room.composer.send, exact: true }).click();
    await page.locator('.message').getByText('読めません').waitFor();
    expect(await violations(page)).toEqual([]);
    forgive(person, /TypeError/);
  });

  it('is a room of the list: it leads there all the same, and is itself again once something new is said', async () => {
    const { roomId, aoi, person, page } = await company();
    await spoil(person, 'room.list', /"content":\{"kind":"text","text":"壊れます"[^}]*\}/, '"content":null');
    await page.goto(story.company.app.publicUrl);
    const row = page.locator('.room-list .list-row');
    await row.getByText(ja.roomList.broken).waitFor();
    expect(await row.getAttribute('href')).toBe(`/rooms/${roomId}`);
    const content = { kind: 'text', text: '直りました' } as const;
    await aoi.message.post.mutate({ id: randomUUID(), roomId, content });
    await row.getByText('直りました').waitFor();
    expect(await page.getByText(ja.roomList.broken).count()).toBe(0);
    forgive(person, /TypeError/);
  });

  it('is a screen: it says what to do, the ways to others stay, and what was being written is not lost', async () => {
    const { roomId, person, page } = await company();
    await spoil(person, 'session.list', /"result":\{"data":\[.*\]\}/, '"result":{"data":[null]}');
    await page.goto(`${story.company.app.publicUrl}/rooms/${roomId}`);
    await page.getByRole('textbox').last().fill('書きかけの返事');
    await page.getByRole('link', { name: ja.shell.settings }).click();
    const notice = page.getByRole('alert').filter({ hasText: broken.title });
    await notice.getByRole('heading', { name: broken.title }).waitFor();
    expect(await violations(page)).toEqual([]);

    await notice.getByText(broken.details).click();
    const told = (await notice.locator('pre').textContent()) ?? '';
    expect(told).toMatch(/TypeError[\s\S]*\/settings[\s\S]*Engawa \d/);
    expect(told).not.toContain('書きかけの返事');

    await page.getByRole('link', { name: ja.shell.profile }).click();
    await page.getByRole('heading', { name: sato.name }).first().waitFor();
    expect(await notice.count()).toBe(0);
    await page.goto(`${story.company.app.publicUrl}/rooms/${roomId}`);
    await expect.poll(() => page.getByRole('textbox').last().inputValue()).toBe('書きかけの返事');
    forgive(person, /TypeError/);
  });
});

/** 佐藤, and a room in which 鈴木 said two things. */
async function company() {
  const aoi = await story.company.signIn(suzuki.memberId);
  const room = { memberIds: [story.company.cast[sato.memberId]!], contactIds: [] };
  const roomId = (await aoi.room.create.mutate(room)).room.id;
  for (const text of ['無事です', '壊れます'])
    await aoi.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
  const person = await story.memberWith(sato.memberId, { serviceWorkers: 'block' });
  return { roomId, aoi, person, page: person.page };
}

/** The server's answer comes to this window with a fault in it. */
async function spoil({ page }: Person, procedure: string, what: string | RegExp, by: string): Promise<void> {
  await page.route(`**/trpc/**`, async (route) => {
    if (!route.request().url().includes(procedure)) return route.fallback();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(what, by) });
  });
}
