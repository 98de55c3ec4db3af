import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { audioMessage } from '../user-messages/audio.ts';
import { fileMessage } from '../user-messages/file.ts';
import { imageMessage } from '../user-messages/image.ts';
import { textMessage } from '../user-messages/text.ts';
import type { UserMessage } from '../user-messages/user-message.ts';
import { videoMessage } from '../user-messages/video.ts';

const photo = { bytes: Buffer.from('photo'), mimeType: 'image/jpeg' };
const clip = { bytes: Buffer.from('clip'), mimeType: 'video/mp4', durationMs: 1000 };

test('A photo can be fetched at once, with type and length, and so can its preview', async () => {
  await using world = await startWorld();
  const id = await send(world, imageMessage(photo));
  for (const path of ['', '/preview']) {
    const response = await get(world, id, path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('content-length')).toBe('5');
    expect(response.headers.get('x-line-request-id')).toBeTruthy();
    expect(await response.text()).toBe('photo');
  }
});

test('LINE’s own client fetches it', async () => {
  await using world = await startWorld();
  const id = await send(world, imageMessage(photo));
  expect(await text(await world.client.getMessageContent(id))).toBe('photo');
});

test('A video is being prepared as often as asked for, then it is there', async () => {
  await using world = await startWorld();
  const id = await send(world, videoMessage({ ...clip, preparingAnswers: 2 }));
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await get(world, id)).status);
  expect(statuses).toEqual([202, 202, 200]);
  expect(await (await get(world, id)).text()).toBe('clip');
});

test('The state of the preparing can be asked, and asking counts', async () => {
  await using world = await startWorld();
  const id = await send(world, videoMessage({ ...clip, preparingAnswers: 1 }));
  expect(await world.client.getMessageContentTranscodingByMessageId(id)).toEqual({ status: 'processing' });
  expect(await world.client.getMessageContentTranscodingByMessageId(id)).toEqual({ status: 'succeeded' });
  expect((await get(world, id)).status).toBe(200);
});

test('A video whose preparing fails never becomes ready', async () => {
  await using world = await startWorld();
  const id = await send(world, videoMessage({ ...clip, preparingAnswers: 0, transcoding: 'failed' }));
  expect(await (await get(world, id, '/transcoding')).json()).toEqual({ status: 'failed' });
  expect((await get(world, id)).status).toBe(202);
});

test('A video has a picture, given or grey', async () => {
  await using world = await startWorld();
  const given = await send(world, videoMessage({ ...clip, preview: Buffer.from('jpeg') }));
  expect(await (await get(world, given, '/preview')).text()).toBe('jpeg');
  const grey = await get(world, await send(world, videoMessage(clip)), '/preview');
  expect(grey.headers.get('content-type')).toBe('image/png');
});

test('What has no preview or no preparing says so', async () => {
  await using world = await startWorld();
  const voice = await send(world, audioMessage({ ...clip, mimeType: 'audio/mp4' }));
  const file = await send(world, fileMessage({ bytes: Buffer.from('%PDF'), fileName: '見積書.pdf' }));
  expect(await refusal(world, voice, '/preview')).toEqual([400, 'The content can not be previewed']);
  expect(await refusal(world, file, '/preview')).toEqual([400, 'The content can not be previewed']);
  expect(await refusal(world, file, '/transcoding')).toEqual([
    400,
    "Transcoding status doesn't support this type of content",
  ]);
  expect((await get(world, voice)).status).toBe(200);
  expect((await get(world, file)).status).toBe(200);
});

test('A text, an image that lies elsewhere and another account’s photo cannot be fetched', async () => {
  await using world = await startWorld();
  const external = { originalContentUrl: 'https://example.com/a.png' };
  const other = world.line.createChannel({ displayName: '別会社' });
  const ids = [
    await send(world, textMessage('hello')),
    await send(world, imageMessage({ ...photo, external })),
    (await world.tanaka.sends(other, imageMessage(photo))).message.id,
  ];
  for (const id of ids) expect(await refusal(world, id)).toEqual([404, 'not found']);
});

test('A large video is made while it is fetched, and nothing of it is kept', async () => {
  await using world = await startWorld();
  const mebibytes = 64;
  const size = mebibytes * 1024 * 1024;
  let made = 0;
  const stream = () => Readable.from(makeBytes(mebibytes, () => made++));
  const id = await send(world, videoMessage({ ...clip, bytes: { size, stream }, preparingAnswers: 0 }));
  const response = await get(world, id);
  expect(response.headers.get('content-length')).toBe(String(size));
  expect(made).toBeLessThan(mebibytes / 2);
  let fetched = 0;
  for await (const part of response.body!) fetched += part.length;
  expect([fetched, made]).toEqual([size, mebibytes]);
  expect(world.line.requests.at(-1)).toMatchObject({ status: 200, responseBody: undefined });
});

function* makeBytes(mebibytes: number, onMade: () => void): Generator<Buffer> {
  for (let i = 0; i < mebibytes; i++) {
    onMade();
    yield Buffer.alloc(1024 * 1024, i);
  }
}

async function send(world: World, message: UserMessage): Promise<string> {
  return (await world.tanaka.sends(world.channel, message)).message.id;
}

function get(world: World, id: string, path = ''): Promise<Response> {
  return world.call('GET', `/v2/bot/message/${id}/content${path}`);
}

async function refusal(world: World, id: string, path = ''): Promise<[status: number, message: string]> {
  const response = await get(world, id, path);
  return [response.status, (await response.json()).message];
}
