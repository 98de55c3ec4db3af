import { sato, suzuki, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { denials } from '../src/i18n/denials.ja.ts';
import { ja } from '../src/i18n/ja.ts';
import { choose, estimate, send, talkWithTanaka, tray, words } from './composing.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('what is not allowed', () => {
  it('is told to a member without the permission: why LINE users cannot add them', async () => {
    await story.company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const { page } = await story.member(suzuki.memberId);
    await page.goto(`${story.company.app.publicUrl}/profile`);
    await page.getByText(denials.externalTalkRequired()).first().waitFor();
    expect(await page.getByRole('img', { name: /QR/ }).count()).toBe(0);
  });

  it('is shown greyed out with its reason, and refused by the server with the same sentence', async () => {
    const { company } = story;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    const { page, complaints } = await story.member(sato.memberId);
    await guest.addsFriend(channel);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await page.waitForURL(/rooms\//);
    const roomId = new URL(page.url()).pathname.split('/')[2]!;
    if (!(await page.getByText(ja.roomDetails.rename.action).isVisible())) {
      await page
        .getByRole('button', { name: ja.room.details })
        .or(page.getByRole('link', { name: ja.room.details }))
        .first()
        .click();
    }

    const tooSmall = denials.roomTooSmallToRename({ people: 2, needed: 3 });
    await page.getByText(tooSmall).first().waitFor();
    await page.getByRole('button', { name: ja.roomDetails.invite.action }).click();
    const lacks = denials.inviteeLacksExternalTalk({ name: suzuki.name });
    await page.getByText(lacks).first().waitFor();

    const forged = {
      rename: await forge(page, 'room.rename', { roomId, name: '別名' }),
      invite: await forge(page, 'room.invite', { roomId, memberIds: [company.cast[suzuki.memberId]] }),
      company: await forge(page, 'admin.organization.update', { name: 'x', companyName: 'y' }),
    };
    expect(forged).toEqual({
      rename: [403, { code: 'roomTooSmallToRename', params: { people: 2, needed: 3 } }],
      invite: [403, { code: 'inviteeLacksExternalTalk', params: { name: suzuki.name } }],
      company: [403, { code: 'companyNameIsForAdmins', params: {} }],
    });
    // The browser itself writes refused requests on its console.
    complaints.splice(0, complaints.length, ...complaints.filter((words) => !words.includes('403')));
  });

  it('is told in a talk whose permission was taken away: no words, no file page, no 既読 to choose', async () => {
    const { company } = story;
    const { channel, page, gets } = await talkWithTanaka(story);
    company.line.changeSettings(channel, { chatMode: 'chat' });
    const { admin } = await company.signIn(takahashi.memberId);
    await admin.channel.test.mutate({ id: (await admin.channel.list.query())[0]!.id });
    await choose(page, [estimate]);
    await expect.poll(() => tray(page).count()).toBe(1);
    await send(page);
    await gets(['flex']);
    const opensPage = page.getByRole('button', { name: ja.message.door.action });
    await page.getByRole('button', { name: ja.room.details }).click();
    const marks = page.getByRole('switch', { name: ja.roomDetails.readMarks.label });

    await admin.externalTalk.set.mutate({ members: [company.cast[sato.memberId]!], allowed: false });
    await page.getByText(denials.externalTalkRequired()).first().waitFor();
    await page.reload();
    await expect.poll(() => marks.getAttribute('aria-disabled')).toBe('true');
    expect(await marks.textContent()).toContain(denials.externalTalkRequired());
    expect(await words(page).getAttribute('placeholder')).toBeNull();
    await opensPage.click();
    await page.getByRole('dialog').getByText(denials.externalTalkRequired()).waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: ja.message.door.revoke }).count()).toBe(0);
  });

  it('keeps the last admin an admin, and says why', async () => {
    const admin = await story.company.signIn(takahashi.memberId);
    const refused = admin.admin.member.setAdmin.mutate({ id: story.company.cast[takahashi.memberId]!, admin: false });
    await expect(refused).rejects.toMatchObject({ data: { denial: { code: 'lastAdmin' } } });
  });
});

/** A call that the screens do not offer, under the session of the page. */
function forge(page: Page, procedure: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(`/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [answer.status, (await answer.json()).error?.data?.denial];
    },
    [procedure, input] as const,
  );
}
