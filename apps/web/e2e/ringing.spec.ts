import { emma, sato, tanaka } from '@engawa/server/dev/cast';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { useStory } from './story.ts';

const story = useStory();

/** What the page asked of the browser to call somebody. */
type Calls = { shown: { title: string; body: string }[]; notes: number; badge: number | null };

describe('an app that is open, and at which nobody looks', () => {
  it('calls by a notice and by sound, and counts the rooms with something unread on its icon', async () => {
    const { company } = story;
    const { page, context } = await story.window();
    await context.grantPermissions(['notifications'], { origin: company.app.publicUrl });
    await context.addInitScript(listen);
    const cookies = (await company.cookieOf(sato.memberId)).split('; ').map((cookie) => cookie.split(/=(.*)/s));
    await context.addCookies(
      cookies.map(([name, value]) => ({ name: name!, value: value!, url: company.app.publicUrl })),
    );
    await page.goto(`${company.app.publicUrl}/settings`);
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    // Turns whatever stands behind it, and breaks the line.
    const guest = company.line.createUser({ ...tanaka, displayName: '田中\u202e\n美咲' });
    const other = company.line.createUser(emma);
    const words = ja.settings.ringing;
    const sound = page.getByRole('radiogroup', { name: words.sound });
    await sound.getByRole('radio', { name: words.sounds.on }).click();
    await page.getByText(words.permission.granted).waitFor();
    await expect.poll(() => company.app.parts.feed.size).toBe(1);

    await look(page, 'hidden');
    await guest.addsFriend(channel);
    await expect.poll(async () => (await calls(page)).shown.length).toBe(1);
    await guest.says(channel, 'こんにちは');
    await expect
      .poll(async () => (await calls(page)).shown)
      .toEqual([
        // LINE tells a new friend's name a moment later.
        { title: expect.stringMatching(`^(田中 美咲|${ja.common.lineUser})$`), body: ja.roomList.states.newFriend },
        { title: '田中 美咲', body: 'こんにちは' },
      ]);
    // A burst of words is one call by sound, of two notes.
    expect(await calls(page)).toMatchObject({ notes: 2, badge: 1 });

    await look(page, 'visible');
    await sound.getByRole('radio', { name: words.sounds.off }).click();
    await look(page, 'hidden');
    await other.addsFriend(channel);
    await expect.poll(async () => (await calls(page)).shown.length).toBe(3);
    expect(await calls(page)).toMatchObject({ notes: 2, badge: 2 });

    await look(page, 'visible');
    const tab = page.getByRole('link', { name: ja.shell.talk });
    expect(await tab.textContent()).toContain(ja.shell.unread(2));
    await tab.click();
    await page.getByRole('link', { name: new RegExp(emma.displayName) }).click();
    await expect.poll(async () => (await calls(page)).badge).toBe(1);
    const { shown } = await calls(page);
    await guest.says(channel, '見ている間は通知なし');
    await page.getByText('見ている間は通知なし').first().waitFor();
    expect((await calls(page)).shown).toEqual(shown);

    // Of what somebody looks at in one window, no other window calls.
    const second = await context.newPage();
    await second.goto(`${company.app.publicUrl}/`);
    await second.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await look(page, 'hidden');
    await guest.says(channel, 'もう一つの窓で見ています');
    await second.locator('.message-bubble', { hasText: 'もう一つの窓で見ています' }).waitFor();
    await other.says(channel, 'どこでも見ていません');
    await expect.poll(async () => (await calls(page)).shown.at(-1)?.body).toBe('どこでも見ていません');
    expect((await calls(page)).shown.length).toBe(shown.length + 1);
  });
});

/** Writes down what is asked of the browser; notices and sounds stay its own. */
function listen(): void {
  const heard: Calls = { shown: [], notes: 0, badge: null };
  Object.assign(globalThis, { heard });
  globalThis.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      this.addEventListener('show', () => heard.shown.push({ title, body: options?.body ?? '' }));
    }
  };
  const createOscillator = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function (this: AudioContext) {
    heard.notes++;
    return createOscillator.call(this);
  };
  Navigator.prototype.setAppBadge = async (count) => {
    heard.badge = count ?? null;
  };
}

function calls(page: Page): Promise<Calls> {
  return page.evaluate(() => (globalThis as unknown as { heard: Calls }).heard);
}

/** What a person does who changes to another tab; a browser without a window never hides one. */
async function look(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
