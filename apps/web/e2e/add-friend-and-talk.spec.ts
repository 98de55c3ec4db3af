import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castPassword, sato, tanaka } from '@engawa/server/dev/cast';
import { type RunningCompany, startCompany } from '@engawa/server/dev/start-app';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { desktop, launchBrowser, openWindow, phone, signIn } from './browser.ts';

let browser: Browser;
let directory: string;
let company: RunningCompany;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engawa-story-'));
  company = await startCompany({ database: `sqlite:${join(directory, 'engawa.db')}`, directory });
});
afterEach(async () => {
  await company.close();
  await rm(directory, { recursive: true, force: true });
});

describe('a LINE user and a member', () => {
  for (const [name, viewport] of Object.entries({ phone, desktop })) {
    it(`find each other by invitation link and talk, on the member's ${name}`, async () => {
      await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
      company.line.createUser(tanaka);
      const member = await openWindow(browser, { viewport });
      await signIn(member, company.app.publicUrl, sato.memberId, castPassword);

      const { invitation } = await (await company.signIn(sato.memberId)).invitation.mine.query();
      const guest = await openWindow(browser, { viewport: phone, hasTouch: true, isMobile: true });
      await guest.page.goto(invitation!.url);
      await guest.page.getByText('縁側商事').first().waitFor();
      await guest.page.getByRole('link', { name: ja.invite.open }).click();
      await guest.page.getByRole('button', { name: '追加', exact: true }).click();
      await guest.page.getByRole('button', { name: 'トーク', exact: true }).click();

      // Nobody reloads: the room comes by itself.
      const row = member.page.getByRole('link', { name: new RegExp(tanaka.displayName) });
      await row.waitFor({ timeout: 3000 });
      await expect.poll(() => row.innerHTML()).toContain(ja.roomList.lineRoom);

      const words = guest.page.getByRole('textbox', { name: 'メッセージを入力' });
      await words.fill('こんにちは 👋');
      await guest.page.getByRole('button', { name: '送信' }).click();
      await row.click();
      await member.page.getByText('こんにちは 👋').last().waitFor();

      await member.page.getByRole('textbox').last().fill('お待ちしておりました。');
      await member.page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
      await guest.page.getByText('お待ちしておりました。').waitFor();
      await guest.page
        .getByText(/佐藤 太郎・縁側商事/)
        .first()
        .waitFor();
      await member.page.getByText(ja.room.mark.reply).first().waitFor();

      const sent = company.line.requests.filter(({ path }) => path.startsWith('/v2/bot/message/'));
      expect(sent.map(({ path, status }) => [path, status])).toEqual([['/v2/bot/message/reply', 200]]);
      expect([...member.complaints, ...guest.complaints]).toEqual([]);
      await guest.context.close();
      await member.context.close();
    });
  }
});
