import { sato, tanaka } from '@engawa/server/dev/cast';
import { describe, expect, it } from 'vitest';
import { remembered } from './remembered.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('the app on a device', () => {
  it('can be installed: manifest, icons, service worker', async () => {
    const { page, context } = await story.window();
    await page.goto(story.company.app.publicUrl);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = (await (await page.request.get(url)).json()) as {
      icons: { src: string; sizes: string; purpose?: string }[];
    };
    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/' });
    for (const { src } of manifest.icons) expect((await page.request.get(new URL(src, url).href)).status()).toBe(200);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Playwright's windows are private ones, in which nothing can be installed.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });

  it('starts without a network, with the rooms and words it knows', async () => {
    const { company } = story;
    const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    const guest = company.line.createUser(tanaka);
    await guest.addsFriend(channel);
    await guest.says(channel, '駅に着きました');
    const { page, context, complaints } = await story.member(sato.memberId);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await page.getByText('駅に着きました').last().waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    // It is written down a moment after it is shown.
    await expect.poll(() => remembered(page)).toContain('駅に着きました');
    await context.setOffline(true);
    await page.goto(`${company.app.publicUrl}/`);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
    await page.locator('.message-bubble', { hasText: '駅に着きました' }).waitFor();
    complaints.splice(
      0,
      complaints.length,
      ...complaints.filter((words) => !words.includes('ERR_INTERNET_DISCONNECTED')),
    );
  });
});
