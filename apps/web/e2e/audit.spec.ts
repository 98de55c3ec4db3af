import { randomUUID } from 'node:crypto';
import { castMembers, sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import { expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { sideways, violations } from './axe.ts';
import { useStory } from './story.ts';

const story = useStory();
const words = ja.admin.audit;

it('the audit log says from where something was done, and names a talk to who is in it alone', async () => {
  const { company } = story;
  const channel = await company.connectChannel(sato.name, [sato.memberId]);
  await company.line.createUser(tanaka).addsFriend(channel);
  const taro = await company.signIn(sato.memberId);
  const rooms = async () => (await taro.room.list.query()).rooms;
  await expect.poll(async () => (await rooms()).length).toBe(1);
  const roomId = (await rooms())[0]!.room.id;
  const mediaId = randomUUID();
  await fetch(`${company.app.url}/media/uploads/${mediaId}?room=${roomId}&name=a.pdf`, {
    method: 'PUT',
    headers: { cookie: await company.cookieOf(sato.memberId), 'content-type': 'application/pdf' },
    body: '%PDF-1.7',
  });
  const messageId = randomUUID();
  await taro.message.post.mutate({ id: messageId, roomId, content: { kind: 'media', mediaId } });
  await taro.media.renewLink.mutate({ messageId, days: 7 });

  const { page } = await story.memberWith(takahashi.memberId, { viewport: { width: 360, height: 780 } });
  await page.goto(`${company.app.publicUrl}/admin/audit`);
  const entry = page.getByRole('row', { name: new RegExp(words.actions['fileLink.renewed']) });
  await entry.getByText(words.otherRoom).waitFor();
  await entry.getByText(words.days('7')).waitFor();
  await entry.getByText(/^(127\.0\.0\.1|::1)$/).waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(castMembers.length);
  expect(await page.getByText(tanaka.displayName).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(false);

  const members = [company.cast[takahashi.memberId]!];
  await (await company.signIn(takahashi.memberId)).admin.externalTalk.set.mutate({ members, allowed: true });
  await taro.room.invite.mutate({ roomId, memberIds: members });
  await entry.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
  await page.waitForURL(`**/rooms/${roomId}`);
});
