import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castPassword } from '@engawa/server/dev/cast';
import { type RunningCompany, startCompany } from '@engawa/server/dev/start-app';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, openWindow, type Person, signIn } from './browser.ts';

export type Story = {
  readonly browser: Browser;
  readonly company: RunningCompany;
  /** A window of somebody who is not signed in. */
  window(options?: BrowserContextOptions): Promise<Person>;
  /** A window of a member who is. */
  member(memberId: string, options?: BrowserContextOptions): Promise<Person>;
  /** The same in any language: signed in by cookie, not by the form. */
  memberWith(memberId: string, options: BrowserContextOptions): Promise<Person>;
};

/** Gives every test of a file a company of its own; each ends without a complaint of any browser. */
export function useStory(): Story {
  let browser: Browser;
  let directory: string;
  let company: RunningCompany;
  let people: Person[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'engawa-story-'));
    company = await startCompany({ database: `sqlite:${join(directory, 'engawa.db')}`, directory });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const { page } of people) console.log(await seenOn(page));
    const complaints = people.flatMap((person) => person.complaints);
    for (const { context } of people) await context.close();
    people = [];
    await company.close();
    await rm(directory, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  async function window(options?: BrowserContextOptions): Promise<Person> {
    const person = await openWindow(browser, options);
    people.push(person);
    return person;
  }
  return {
    get browser() {
      return browser;
    },
    get company() {
      return company;
    },
    window,
    async member(memberId, options) {
      const person = await window(options);
      await signIn(person, company.app.publicUrl, memberId, castPassword);
      return person;
    },
    async memberWith(memberId, options) {
      const person = await window(options);
      const url = company.app.publicUrl;
      const cookies = (await company.cookieOf(memberId)).split('; ').map((cookie) => cookie.split(/=(.*)/s));
      await person.context.addCookies(cookies.map(([name, value]) => ({ name: name!, value: value!, url })));
      return person;
    },
  };
}

/** What a story that fails leaves to read: a machine without a screen shows no picture of it. */
async function seenOn(page: Page): Promise<string> {
  const drawn = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String);
  return `${page.url()}\n${drawn}`;
}
