import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Where a Chromium is; `CHROMIUM` names another place. Without one the stories are skipped, under `CI` they fail. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  const found = (named ? [named] : PLACES).find((path) => existsSync(path));
  if (!found && process.env.CI) throw new Error('The browser stories need a Chromium: apt-get install chromium');
  if (!found)
    console.log('No Chromium, so the phone was not tried in a browser (apt-get install chromium, or set CHROMIUM).');
  return found;
}

export function startBrowser(executablePath: string): Promise<Browser> {
  // In a bare POSIX locale Chromium gives up on file names in Japanese.
  return chromium.launch({ executablePath, args: QUIET, env: { ...process.env, LANG: 'C.UTF-8' } });
}

/** LINE's CDN is not there in a test, and the phone draws placeholders then: no error. */
const CDN = 'line-scdn.net';

/** A page that notes down every error of its console. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.includes(CDN)) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, errors };
}
