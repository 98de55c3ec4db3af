import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import type { World } from '../test/world.ts';

/** A file as an `<input type=file>` is given it. */
export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Opens 田中's talk with the account. */
export async function openChat(page: Page, world: World): Promise<void> {
  await page.goto(`${world.line.phoneUrl}?user=${world.tanaka.userId}&chat=${world.channel.channelId}`);
  await page.getByRole('log').waitFor();
}

/** Reaches a button and presses it without a pointer. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).press('Enter');
}

/** Presses a button of the sheet that is open. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter');
}

/** Sends files by the menu of attachments. */
export async function attach(page: Page, kind: string, files: PickedFile[]): Promise<void> {
  await press(page, '添付');
  const chooser = page.waitForEvent('filechooser');
  await choose(page, kind);
  await (await chooser).setFiles(files);
}

/** Opens a bubble's menu and chooses from it. */
export async function chooseFor(page: Page, words: string, act: string): Promise<void> {
  await press(page, `「${words}」のメニュー`);
  await choose(page, act);
}

/** Puts a finger on it; the returned function lifts the finger. */
export async function holdFinger(page: Page, target: Locator): Promise<() => Promise<unknown>> {
  const touch = await page.context().newCDPSession(page);
  const { x, y } = (await target.boundingBox())!;
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 8, y: y + 8 }] });
  return () => touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export function sayAsSato({ client, tanaka }: World, text: string) {
  return client.pushMessage({ to: tanaka.userId, messages: [{ type: 'text', text, sender: { name: '佐藤 太郎' } }] });
}

/** What the account's server was told of, as words like `message image`. */
export function heardBy({ server }: World): string[] {
  return server.caught
    .flatMap((each) => each.events)
    .map((event) => (event.type === 'message' ? `message ${event.message.type}` : String(event.type)));
}

/** What fades or slides in has come to rest: half seen it has other colours. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}

export async function violationsOn(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
