import { sato, tanaka } from '@engawa/server/dev/cast';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { ja } from '../src/i18n/ja.ts';
import type { Story } from './story.ts';

/** A member's window on the talk with 田中 美咲, who has just asked something, so that answering is free. */
export async function talkWithTanaka(story: Story, options: BrowserContextOptions = {}) {
  const { company } = story;
  const channel = await company.connectChannel('佐藤 太郎｜縁側商事', [sato.memberId]);
  const guest = company.line.createUser(tanaka);
  await guest.addsFriend(channel);
  await guest.says(channel, '棚の金額の目安は出ていますか？');
  const person = await story.member(sato.memberId, options);
  // LINE's pictures are not on this machine; a small one of ours stands for them.
  await person.page.route('https://stickershop.line-scdn.net/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: picture(8, 8) }),
  );
  await person.page.getByRole('link', { name: new RegExp(tanaka.displayName) }).click();
  await words(person.page).waitFor();
  /** What 田中's phone has got from the account. */
  const got = () => guest.chatWith(channel).filter((bubble) => bubble.from === 'account');
  const kindsGot = () => got().map((bubble) => bubble.message.type);
  const gets = (kinds: string[]) => expect.poll(kindsGot).toEqual(kinds);
  return { ...person, company, channel, guest, got, gets };
}

/** Where one writes. */
export function words(page: Page) {
  return page.locator('#composer-words');
}

export function tray(page: Page) {
  return page.getByRole('list', { name: ja.composer.tray.label }).getByRole('listitem');
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: ja.room.composer.sendToLine }).click();
}

export type FileOnDisk = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Chooses files by the menu, as a person does. */
export async function choose(page: Page, files: readonly FileOnDisk[]): Promise<void> {
  await page.getByRole('button', { name: ja.composer.attach, exact: true }).click();
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: ja.composer.attachFile }).click();
  await (await asked).setFiles([...files]);
}

/** A picture of many colours, so that it has some weight. */
export function picture(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at++) png.data[at] = at % 4 === 3 ? 255 : (at * 7919) % 251;
  return PNG.sync.write(png);
}

export const photo = (name = '棚.png'): FileOnDisk => ({ name, mimeType: 'image/png', buffer: picture(320, 240) });
export const estimate: FileOnDisk = {
  name: '見積書.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'),
};

/** An uncompressed Windows bitmap, 16 × 16: browsers show it, LINE and the server do not know it. */
export const bitmap: FileOnDisk = { name: 'scan.bmp', mimeType: 'image/bmp', buffer: makeBitmap(16) };

function makeBitmap(edge: number): Buffer {
  const bytes = Buffer.alloc(54 + edge * edge * 3, 0x7f);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(edge, 18);
  bytes.writeInt32LE(edge, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

/** The browser films a canvas for a second, and the film is dropped into the room as an mp4. */
export async function attachRecordedVideo(page: Page): Promise<void> {
  const data = await page.evaluateHandle(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const context = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/mp4;codecs=avc1.42E01E' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = (event) => pieces.push(event.data);
    const stopped = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.start();
    for (let frame = 0; frame < 25; frame++) {
      context.fillStyle = `hsl(${frame * 14} 60% 50%)`;
      context.fillRect(0, 0, 160, 120);
      await new Promise((next) => setTimeout(next, 50));
    }
    recorder.stop();
    await stopped;
    const transfer = new DataTransfer();
    transfer.items.add(new File(pieces, '現場.mp4', { type: 'video/mp4' }));
    return transfer;
  });
  await page.locator('.timeline').dispatchEvent('drop', { dataTransfer: data });
}
