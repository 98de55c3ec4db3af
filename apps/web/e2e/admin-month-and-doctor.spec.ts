import { randomUUID } from 'node:crypto';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { emma, sato, takahashi, tanaka } from '@engawa/server/dev/cast';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { sideways, violations } from './axe.ts';
import type { Person } from './browser.ts';
import { useStory } from './story.ts';
import { forgive } from './talk.ts';

const story = useStory();
const { adminQuota: quota, adminDoctor: doctor } = ja;
const { care, careBanner } = ja.adminChannels;
const narrow = { width: 360, height: 780 };

describe('the messages of the month', () => {
  it('are counted for each account, member and room, and LINE is asked when the admin wants to know', async () => {
    const { channel, guest } = await friends();
    story.company.line.changeSettings(channel, { quota: 200 });
    const write = await writerOf(sato.memberId);
    // The free answer to the adding of the account; what comes after it costs.
    await write('はじめまして');
    await expect.poll(() => heard(guest, channel).length).toBe(1);
    await write('86,000円です');
    await expect.poll(() => heard(guest, channel).length).toBe(2);

    const { page } = await admin('/admin/quota', { viewport: narrow });
    const account = page.getByRole('region', { name: channel.displayName });
    await account.getByRole('button', { name: quota.refresh }).click();
    await account.getByText(quota.used(1, 200)).first().waitFor();
    const spent = account.getByRole('table', { name: quota.byMember }).getByRole('row', { name: /佐藤 太郎/ });
    await expect
      .poll(() => spent.getByRole('cell').allInnerTexts())
      .toEqual([expect.stringMatching(/1$/), expect.stringMatching(/1$/)]);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);

    story.company.line.changeSettings(channel, { quotaUsed: 200 });
    await account.getByRole('button', { name: quota.refresh }).click();
    await account.getByText(quota.levels.spent).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('are shared out with the keyboard alone; whoever has no share left waits, and reads why', async () => {
    const { channel, guest } = await friends();
    const { page } = await admin('/admin/quota');
    const change = page.getByRole('button', { name: quota.caps.changeOf(sato.name) });
    await change.focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: quota.caps.field });
    await expect.poll(() => focused(field)).toBe(true);
    await page.keyboard.type('多め');
    await page.getByText(quota.caps.wrong).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('０');
    await page.keyboard.press('Enter');
    await page.getByText(quota.caps.saved).waitFor();
    await expect.poll(() => focused(change)).toBe(true);

    story.company.line.expireAllReplyTokens();
    const writer = await story.memberWith(sato.memberId, {});
    await writer.page.goto(story.company.app.publicUrl);
    await writer.page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await writer.page
      .getByRole('textbox', { name: ja.room.composer.toLine(tanaka.displayName) })
      .fill('ご都合いかがですか');
    await writer.page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
    await writer.page.getByText(new RegExp(ja.room.reasons.memberCap)).first().waitFor();
    expect(heard(guest, channel)).toEqual([]);

    await page.goto(`${story.company.app.publicUrl}/admin/audit`);
    await page.getByText(`${ja.admin.audit.noShare} → 0`).waitFor();
  });
});

describe('the greeting for new friends', () => {
  it('is written, seen beforehand, and comes once and free to whoever adds the account', async () => {
    const { channel } = await friends();
    const { page } = await admin(await channelPath());
    await page.getByLabel(doctor.greeting.on).check();
    const words = page.getByRole('textbox', { name: doctor.greeting.text });
    await page.getByLabel(doctor.greeting.card).uncheck();
    await words.fill(' ');
    await page.getByRole('region', { name: doctor.greeting.title }).getByRole('button', { name: ja.page.save }).click();
    await page.getByText(doctor.greeting.missing).waitFor();
    await expect.poll(() => focused(words)).toBe(true);

    await words.fill('担当者が読みます。');
    await page.getByLabel(doctor.greeting.card).check();
    const preview = page.getByRole('figure', { name: doctor.greeting.preview });
    for (const seen of [sato.name, '縁側商事', '担当者が読みます。'])
      await preview.getByText(seen, { exact: true }).waitFor();
    await page.getByRole('region', { name: doctor.greeting.title }).getByRole('button', { name: ja.page.save }).click();
    await page.getByText(ja.page.saved).waitFor();
    expect(await violations(page)).toEqual([]);

    const newcomer = story.company.line.createUser(emma);
    await newcomer.addsFriend(channel);
    await expect.poll(() => heard(newcomer, channel)).toEqual([`${sato.name}\n担当者が読みます。`]);
    expect(story.company.line.platform.quotas.usedBy(channel.channelId)).toBe(0);

    // In the room it stands under the company's name and face, as on the LINE user's phone.
    const reader = (await story.memberWith(sato.memberId, { viewport: { width: 390, height: 844 } })).page;
    await reader.goto(story.company.app.publicUrl);
    await reader.getByRole('link', { name: new RegExp(emma.displayName) }).click();
    const greeting = reader.locator('.message', { has: reader.locator('[data-kind="greeting"]') });
    expect(await greeting.locator('.message-name').textContent()).toBe('縁側商事');
    expect(await greeting.locator('.avatar').first().textContent()).toBe('縁');
    const [said, mark] = [greeting.locator('.message-bubble'), greeting.locator('.message-meta')];
    expect((await mark.boundingBox())!.y).toBeGreaterThan((await said.boundingBox())!.y + 40);
    expect((await said.boundingBox())!.width).toBeGreaterThan(150);
  });
});

describe('the channel doctor', () => {
  it('says what went wrong, in which direction, and what to do about it', async () => {
    const { channel, guest } = await friends();
    await guest.says(channel, 'こんにちは');
    const stranger = await fetch(channel.webhook.endpoint!, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-line-signature': 'bm9ib2R5' },
      body: '{"destination":"U0","events":[]}',
    });
    expect(stranger.status).toBe(401);
    story.company.line.faults.next({ path: /\/message\/(reply|push)$/, times: 1 }, { status: 500 });
    await (await writerOf(sato.memberId))('はい');
    await expect.poll(() => heard(guest, channel)).toEqual(['はい']);

    const { page } = await admin(await channelPath());
    const section = page.getByRole('region', { name: doctor.title });
    const look = section.getByRole('button', { name: doctor.look });
    await expect
      .poll(async () => {
        const answered = page.waitForResponse(/admin\.channel\.doctor/);
        await look.click();
        await (await answered).finished();
        return section.getByText(doctor.problems.lineFault).count();
      })
      .toBe(1);
    await section.getByText(doctor.signature(1)).waitFor();
    await section.getByText(doctor.problems.signatureWrong).first().waitFor();
    await section.getByText(doctor.traffic.events.message!).first().waitFor();
    await section.getByText(doctor.problems.lineFault).click();
    await section.locator('details[open]').getByText('replyMessage').waitFor();
    expect(await section.textContent()).not.toContain('はい');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(narrow);
    expect(await sideways(page)).toBe(false);
  });

  it('names the other address when LINE sends the words of LINE users there, and one press takes them back', async () => {
    const { channel } = await friends();
    const ours = channel.webhook.endpoint;
    channel.webhook.endpoint = 'https://other.example/hook';
    await story.company.lookAtAccounts();
    const { page } = await admin('/admin/channels', { viewport: narrow });
    await page.getByRole('link', { name: new RegExp(care.webhookElsewhere) }).click();
    const banner = page.locator('.banner', { hasText: careBanner.webhookElsewhere.title });
    await banner.getByText('https://other.example/hook').waitFor();
    expect(await violations(page)).toEqual([]);
    const press = banner.getByRole('button', { name: careBanner.takeBack });
    const words = banner.getByText(careBanner.webhookElsewhere.body);
    expect((await words.boundingBox())!.width).toBeGreaterThan(220);
    await press.click();
    await banner.waitFor({ state: 'detached' });
    expect(channel.webhook.endpoint).toBe(ours);
  });

  it('keeps what was seen when the server cannot be asked, and says so', async () => {
    await friends();
    const person = await admin(await channelPath());
    const section = person.page.getByRole('region', { name: doctor.title });
    await section.getByText(doctor.webhooks).waitFor();
    await person.page.route('**/trpc/admin.channel.doctor*', (route) => route.abort());
    await section.getByRole('button', { name: doctor.look }).click();
    await section.getByText(ja.page.stale).waitFor();
    await section.getByText(doctor.webhooks).waitFor();
    forgive(person, /ERR_FAILED/);
  });
});

/** 田中 has added the account that serves 佐藤. */
async function friends(): Promise<{ channel: Channel; guest: LineUser }> {
  const channel = await story.company.connectChannel('縁側商事の窓口', [sato.memberId]);
  const guest = story.company.line.createUser(tanaka);
  await guest.addsFriend(channel);
  return { channel, guest };
}

async function admin(path: string, options: BrowserContextOptions = {}): Promise<Person> {
  const person = await story.memberWith(takahashi.memberId, options);
  await person.page.goto(story.company.app.publicUrl + path);
  await person.page.locator('h1:visible').waitFor();
  return person;
}

async function channelPath(): Promise<string> {
  const [channel] = await (await story.company.signIn(takahashi.memberId)).admin.channel.list.query();
  return `/admin/channels/${channel!.id}`;
}

/** Writes in the only room of this member, without a pause to take it back. */
async function writerOf(memberId: string): Promise<(words: string) => Promise<unknown>> {
  const member = await story.company.signIn(memberId);
  await expect.poll(async () => (await member.room.list.query()).rooms.length).toBe(1);
  const roomId = (await member.room.list.query()).rooms[0]!.room.id;
  await member.profile.setUndo.mutate({ seconds: 0 });
  return (text) => member.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
}

function focused(element: Locator): Promise<boolean> {
  return element.evaluate((it) => it === document.activeElement);
}

/** The words of the account on the LINE user's phone. */
function heard(guest: LineUser, channel: Channel): (string | undefined)[] {
  return guest
    .chatWith(channel)
    .filter(({ from }) => from === 'account')
    .map(({ text }) => text);
}
