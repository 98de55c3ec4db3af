import type { Channel, LineUser } from '@engawa/line-simulator';
import { sato, tanaka } from '@engawa/server/dev/cast';
import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './browser.ts';
import type { Story } from './story.ts';

/** 佐藤 looks at the talk with 田中. LINE's picture servers are out of reach. */
export async function lookAtTalk(story: Story, options: BrowserContextOptions = {}) {
  const { company } = story;
  const channel: Channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
  const guest: LineUser = company.line.createUser(tanaka);
  await guest.addsFriend(channel);
  const person = await story.memberWith(sato.memberId, options);
  const { page, context } = person;
  await context.route('https://stickershop.line-scdn.net/**', (route) => route.abort());
  page.on('console', () => forgive(person, /ERR_FAILED/));
  await page.goto(company.app.publicUrl);
  await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
  await page.getByRole('textbox').last().waitFor();
  // The feed must be open: what comes later comes by itself.
  await expect.poll(() => company.app.parts.feed.size).toBe(1);
  return { guest, channel, person, page };
}

/** What the browser rightly complained about is no fault of ours. */
export function forgive({ complaints }: Person, what: RegExp): void {
  complaints.splice(0, complaints.length, ...complaints.filter((words) => !what.test(words)));
}
