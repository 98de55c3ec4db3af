import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import { type App, readConfig, startApp } from '@engawa/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { denials } from '../src/i18n/denials.ja.ts';
import { ja } from '../src/i18n/ja.ts';
import { launchBrowser, openWindow } from './browser.ts';

let browser: Browser;
let line: LineSimulator;
let app: App;
let directory: string;

beforeAll(async () => {
  browser = await launchBrowser();
  directory = await mkdtemp(join(tmpdir(), 'engawa-first-run-'));
  line = await startLineSimulator();
  app = await startApp(
    readConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: directory,
      DATABASE_URL: `sqlite:${join(directory, 'engawa.db')}`,
      LINE_API_URL: line.url,
      LINE_DATA_API_URL: line.url,
      LINE_LINK_URL: line.url,
      LOG_LEVEL: 'error',
    }),
  );
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await line.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('the first run', () => {
  it('leads from the code on the console to an account at LINE that works', async () => {
    const account = line.createChannel({ displayName: '縁側商事' });
    const { page, complaints } = await openWindow(browser);
    await page.goto(app.publicUrl);
    await page.getByLabel(ja.setup.code.label).fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', { name: ja.setup.next }).click();
    await page.getByText(denials.setupCodeWrong()).waitFor();
    // The browser itself writes refused requests on its console.
    complaints.length = 0;
    await page.getByLabel(ja.setup.code.label).fill(app.setupCode!);
    await page.getByRole('button', { name: ja.setup.next }).click();
    await page.getByText(join(directory, 'engawa.db')).waitFor();
    await page.getByLabel(ja.setup.company.organization).fill('縁側商事株式会社');
    await page.getByLabel(ja.setup.company.companyName, { exact: true }).fill('縁側商事');
    await page.getByRole('button', { name: ja.setup.next }).click();
    await page.getByLabel('名前', { exact: true }).fill('高橋 誠');
    await page.getByLabel(/ID/).first().fill('takahashi');
    await page.locator('input[autocomplete="new-password"]').fill('veranda-2026');
    await page.getByRole('button', { name: ja.setup.finish }).click();
    // The first admin is led on: nothing is done yet, and each step says where.
    await page.waitForURL(/\/admin\/first-steps/);
    await page.getByText(ja.firstSteps.done(0, 4)).waitFor();
    await page.getByRole('link', { name: ja.firstSteps.steps.permission.action }).click();
    await page.waitForURL(/\/admin\/external-talk/);

    await page.getByRole('switch', { name: /高橋 誠/ }).click();
    await expect
      .poll(() => page.getByRole('switch', { name: /高橋 誠/ }).getAttribute('aria-checked'))
      .not.toBe('false');

    await page.goto(`${app.publicUrl}/admin/channels/new`);
    await page.getByLabel(ja.adminChannels.add.channelId).fill(account.channelId);
    await page.getByLabel(ja.adminChannels.add.secret, { exact: true }).fill(account.channelSecret);
    await page
      .getByRole('list', { name: ja.adminChannels.served.add })
      .getByRole('button', { name: /高橋 誠/ })
      .click();
    await page.getByRole('button', { name: ja.adminChannels.add.submit, exact: true }).click();
    await page.getByRole('link', { name: ja.adminChannels.add.open }).click();
    await page.getByText('縁側商事').first().waitFor();
    await page.getByText(ja.adminChannels.checklist.facts.webhookActive).waitFor();
    await page.goto(`${app.publicUrl}/admin/first-steps`);
    await page.getByText(ja.firstSteps.done(2, 4)).waitFor();
    await page.getByRole('button', { name: ja.profile.invite.qrEnlarge }).waitFor();
    expect(account.webhook.endpoint).toMatch(/\/line\/webhook\//);
    expect(complaints).toEqual([]);
  });
});
