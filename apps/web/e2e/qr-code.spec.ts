import { sato, tanaka } from '@engawa/server/dev/cast';
import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import { desktop, phone } from './browser.ts';
import { addFriend } from './line-phone.ts';
import { useStory } from './story.ts';

const story = useStory();

describe('a QR code', () => {
  it("in a member's profile leads a LINE user to the member, and can be saved as a picture", async () => {
    const { company } = story;
    await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
    company.line.createUser(tanaka);
    const { page } = await story.member(sato.memberId);
    await page.goto(`${company.app.publicUrl}/profile`);
    const invitation = await scan(page.getByRole('img', { name: ja.profile.invite.qrAlt(sato.name) }));

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: ja.profile.invite.qrSave }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(ja.profile.invite.qrFile(sato.name));
    expect(await readFileOf(file.createReadStream())).toBe(invitation);

    // On a desktop the page behind it shows one more, for the phone.
    const guest = (await story.window({ viewport: desktop })).page;
    await guest.goto(invitation);
    const lineUrl = await scan(guest.getByRole('img', { name: ja.invite.qrAlt(sato.name) }));
    const line = (await story.window({ viewport: phone })).page;
    await line.goto(lineUrl);
    await addFriend(line);
    await page.goto(company.app.publicUrl);
    await page.getByRole('link', { name: new RegExp(tanaka.displayName) }).waitFor();
  });
});

async function scan(code: Locator): Promise<string> {
  await code.waitFor();
  return read(await code.screenshot());
}

async function readFileOf(opening: Promise<AsyncIterable<Buffer | string>>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await opening) chunks.push(Buffer.from(chunk));
  return read(Buffer.concat(chunks));
}

function read(picture: Buffer): string {
  const { data, width, height } = PNG.sync.read(picture);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
}
