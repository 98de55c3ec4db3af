import { randomUUID } from 'node:crypto';
import { ito, sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';
import { forgive } from './talk.ts';

const story = useStory();
const anew = { tanaka: '田中 美咲（商店街）', sato: '佐藤 太朗' };

describe('who is called otherwise', () => {
  it('is so in list, talk, lines and details at once, for who has no address book too, and without a network', async () => {
    const { company } = story;
    const taro = await company.signIn(sato.memberId);
    const boss = await company.signIn(takahashi.memberId);
    const idOf = ({ memberId }: { readonly memberId: string }) => company.cast[memberId]!;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    await guest.addsFriend(channel);
    await guest.says(channel, '見積をお願いします');
    await expect.poll(async () => (await taro.room.list.query()).faces[0]?.name).toBe(tanaka.displayName);
    const { rooms, faces } = await taro.room.list.query();
    const roomId = rooms[0]!.room.id;
    await taro.room.invite.mutate({ roomId, memberIds: [idOf(ito)] });
    const content = { kind: 'text', text: '承知しました' } as const;
    await taro.message.post.mutate({ id: randomUUID(), roomId, content });
    await boss.admin.externalTalk.set.mutate({ members: [idOf(ito)], allowed: false });

    const person = await story.memberWith(ito.memberId, {});
    const { page, context } = person;
    await page.goto(`${company.app.publicUrl}/rooms/${roomId}/details`);
    await page.getByText('見積をお願いします').first().waitFor();
    await shows(page, { tanaka: tanaka.displayName, sato: sato.name });
    await expect.poll(() => company.app.parts.feed.size).toBe(1);

    const details = { reading: '', company: '', title: '', phones: [], emails: [], memo: '' };
    await taro.contact.update.mutate({ contactId: faces[0]!.id, name: anew.tanaka, ...details });
    await boss.admin.member.rename.mutate({ id: idOf(sato), name: anew.sato });
    await shows(page, anew);

    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    // They are written down a moment after they are shown.
    for (const name of Object.values(anew)) await expect.poll(() => remembered(page)).toContain(name);
    await context.setOffline(true);
    await page.goto(`${company.app.publicUrl}/rooms/${roomId}/details`);
    await shows(page, anew);
    forgive(person, /ERR_INTERNET_DISCONNECTED/);
  });
});

/** In the list, over the talk, in its lines, over words, and among those who are in it. */
async function shows(page: Page, names: typeof anew): Promise<void> {
  await page.locator('.list-row', { hasText: names.tanaka }).waitFor();
  await page.locator('.room-header', { hasText: names.tanaka }).waitFor();
  await page.getByText(ja.room.system.contactAdded(names.tanaka)).waitFor();
  await page.getByText(ja.room.system.membersJoined(names.sato, ito.name)).waitFor();
  await page.locator('.message-name', { hasText: names.tanaka }).first().waitFor();
  await page.locator('.message-name', { hasText: names.sato }).first().waitFor();
  const people = page.locator('.room-details-people');
  await people.getByText(names.tanaka).waitFor();
  await people.getByText(names.sato).waitFor();
}
