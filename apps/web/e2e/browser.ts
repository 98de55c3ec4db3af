import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ja } from '../src/i18n/ja.ts';
import { chromiumPath } from './chromium.ts';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath()!,
    // In a bare POSIX locale Chromium gives up on file names in Japanese.
    env: { ...process.env, LANG: 'C.UTF-8' },
    // Without these a browser as root does not start, and one without the internet asks for it all the time.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A microphone that beeps, for whoever is allowed to hear it.
      '--use-fake-device-for-media-stream',
    ],
  });
}

export type Person = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything the browser complained about; a story ends with none. */
  readonly complaints: string[];
};

/** A browser window of one person, in Japanese unless said otherwise. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: desktop,
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** Signs in as a person does, and waits for the room list. */
export async function signIn(person: Person, url: string, memberId: string, password: string): Promise<void> {
  const { page } = person;
  await page.goto(`${url}/sign-in`);
  await fillSignIn(page, memberId, password);
  await page.getByRole('heading', { name: ja.roomList.title, level: 1 }).waitFor();
}

/** Answers the form at the door. */
export async function fillSignIn(page: Page, memberId: string, password: string): Promise<void> {
  await page.getByLabel(ja.signIn.memberId).fill(memberId);
  await page.getByLabel(ja.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: ja.signIn.submit }).click();
}
