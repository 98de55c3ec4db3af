import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { imageMessage } from '../user-messages/image.ts';
import { videoMessage } from '../user-messages/video.ts';

const bytes = Buffer.alloc(10_000, 'photo');

test('A content can be gone, once', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  world.line.faults.next({}, { contentGone: true });
  expect((await world.call('GET', '/v2/bot/info')).status).toBe(200);
  const response = await get();
  expect([response.status, await response.json()]).toEqual([410, { message: 'The content is gone' }]);
  expect((await get()).status).toBe(200);
});

test('A picture can come as bytes that are no picture', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  world.line.faults.next({}, { brokenContent: true });
  const response = await get();
  const garbage = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(garbage.includes('photo')).toBe(false);
  expect(response.headers.get('content-length')).toBe(String(garbage.length));
});

test('A content can break in the middle', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  world.line.faults.next({}, { contentCutAfterBytes: 4000 });
  const response = await get();
  expect(response.headers.get('content-length')).toBe('10000');
  await expect(response.arrayBuffer()).rejects.toThrow();
});

test('A content can come slowly', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  world.line.faults.next({}, { contentBytesPerSecond: 100_000 });
  const begun = performance.now();
  expect(Buffer.from(await (await get()).arrayBuffer())).toEqual(bytes);
  expect(performance.now() - begun).toBeGreaterThan(90);
});

test('The length in the header can be a lie, too large or too small', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  const fourGigabytes = 4_000_000_000;
  world.line.faults.next({}, { contentLength: fourGigabytes });
  const tooLarge = await get();
  expect(tooLarge.headers.get('content-length')).toBe(String(fourGigabytes));
  await expect(tooLarge.arrayBuffer()).rejects.toThrow();
  world.line.faults.next({}, { contentLength: 10 });
  const tooSmall = await get();
  expect(tooSmall.headers.get('content-length')).toBe('10');
  await tooSmall.arrayBuffer().catch(() => undefined);
  expect((await get()).status).toBe(200);
});

test('A content can end early as if it were whole, or be empty', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  for (const length of [4000, 0]) {
    world.line.faults.next({}, { contentShort: length });
    const short = await get();
    expect(short.headers.get('content-length')).toBe(String(length));
    expect(Buffer.from(await short.arrayBuffer())).toEqual(bytes.subarray(0, length));
  }
});

test('Something else can come in its place, or a wrong type, or a redirect', async () => {
  await using world = await startWorld();
  const get = await sendPhoto(world);
  for (const [instead, type, begin] of [
    ['html', 'text/html', '<!doctype html>'],
    ['json', 'application/json', '{"message"'],
    ['png', 'image/png', '\x89PNG'],
  ] as const) {
    world.line.faults.next({}, { contentInstead: instead });
    const other = await get();
    const came = Buffer.from(await other.arrayBuffer());
    expect([other.status, other.headers.get('content-type')]).toEqual([200, type]);
    expect(other.headers.get('content-length')).toBe(String(came.length));
    expect(came.toString('latin1', 0, begin.length)).toBe(begin);
  }
  world.line.faults.next({}, { contentType: 'text/plain' });
  const mistyped = await get();
  expect(mistyped.headers.get('content-type')).toBe('text/plain');
  expect(Buffer.from(await mistyped.arrayBuffer())).toEqual(bytes);
  world.line.faults.next({}, { contentRedirect: `${world.line.url}/sign-in` });
  const moved = await get();
  expect([moved.redirected, moved.url]).toEqual([true, `${world.line.url}/sign-in`]);
});

test('A video can take as long to prepare as is asked for, and can fail to be prepared', async () => {
  await using world = await startWorld();
  const video = videoMessage({ bytes, mimeType: 'video/mp4', durationMs: 1000, preparingAnswers: 0 });
  const { message } = await world.tanaka.sends(world.channel, video);
  const get = (path = '') => world.call('GET', `/v2/bot/message/${message.id}/content${path}`);
  world.line.faults.next({ times: 2 }, { transcoding: 'processing' });
  expect((await get()).status).toBe(202);
  expect(await (await get('/transcoding')).json()).toEqual({ status: 'processing' });
  world.line.faults.next({}, { transcoding: 'failed' });
  expect((await get()).status).toBe(200);
  expect(await (await get('/transcoding')).json()).toEqual({ status: 'failed' });
  expect(await (await get('/transcoding')).json()).toEqual({ status: 'succeeded' });
});

test('What is to spoil a file waits while the file is being prepared', async () => {
  await using world = await startWorld();
  const video = videoMessage({ bytes, mimeType: 'video/mp4', durationMs: 1000, preparingAnswers: 1 });
  const { message } = await world.tanaka.sends(world.channel, video);
  const get = () => world.call('GET', `/v2/bot/message/${message.id}/content`);
  world.line.faults.next({}, { contentLength: 10 });
  expect((await get()).status).toBe(202);
  expect(world.line.faults.waiting()).toMatchObject([{ fault: { contentLength: 10 }, left: 1 }]);
  const spoilt = await get();
  expect(spoilt.headers.get('content-length')).toBe('10');
  await spoilt.arrayBuffer().catch(() => undefined);
  expect((await get()).headers.get('content-length')).toBe(String(bytes.length));
});

async function sendPhoto(world: World): Promise<() => Promise<Response>> {
  const { message } = await world.tanaka.sends(world.channel, imageMessage({ bytes, mimeType: 'image/jpeg' }));
  return () => world.call('GET', `/v2/bot/message/${message.id}/content`);
}
