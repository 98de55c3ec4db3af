import { randomUUID } from 'node:crypto';
import { sato, takahashi } from '@engawa/server/dev/cast';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { sideways, violations } from './axe.ts';
import { phone } from './browser.ts';
import { useStory } from './story.ts';

const story = useStory();
const words = ja.admin.inbox;
const text = '明日伺えますか';

describe('events not processed', () => {
  it('are found by their kind among three hundred others, and brought back by one press', async () => {
    const { line } = story.company;
    const channel = await story.company.connectChannel('佐藤 太郎｜縁側商事', []);
    const guest = line.createUser({ displayName: 'Emma' });
    await guest.says(channel, text);
    const beacons = Array.from({ length: 300 }, () => beaconOf(guest.userId));
    expect((await line.deliverWebhook(channel, beacons)).status).toBe(200);
    const admin = await story.company.signIn(takahashi.memberId);
    const [connected] = await admin.admin.channel.list.query();

    const { page } = await story.memberWith(takahashi.memberId, { viewport: phone, locale: 'ja-JP' });
    await page.goto(`${story.company.app.publicUrl}/admin/inbox`);
    const raw = page.getByText(words.raw);
    await page.getByRole('radio', { name: `${words.kinds.unknownType('beacon')} 300` }).click();
    await expect.poll(() => raw.count()).toBe(50);
    await page.getByRole('button', { name: words.more }).click();
    await expect.poll(() => raw.count()).toBe(100);
    const unserved = page.getByRole('radio', { name: words.kinds.unserved('message') });
    await unserved.click();
    await expect.poll(() => raw.count()).toBe(1);
    const again = page.getByRole('button', { name: words.againAll(1) });
    await again.press('Enter');
    await page.getByText(ja.denials.channelServesNobody()).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);

    await admin.admin.channel.serve.mutate({ id: connected!.id, served: [story.company.cast[sato.memberId]!] });
    await page.reload();
    await unserved.click();
    await again.click();
    await page.getByText(words.broughtBack(1)).waitFor();
    await expect.poll(() => unserved.count()).toBe(0);
    const taro = await story.company.signIn(sato.memberId);
    await expect.poll(async () => (await taro.room.list.query()).rooms[0]?.last?.content).toMatchObject({ text });
  });
});

function beaconOf(userId: string): object {
  return {
    type: 'beacon',
    timestamp: Date.now(),
    webhookEventId: randomUUID(),
    mode: 'active',
    source: { type: 'user', userId },
    deliveryContext: { isRedelivery: false },
    beacon: { hwid: 'h', type: 'enter' },
  };
}
