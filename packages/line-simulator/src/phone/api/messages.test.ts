import { expect, test } from 'vitest';
import { startWorld, type World } from '../../../test/world.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('A file is taken as bytes and arrives at the account as the same bytes', async () => {
  await using world = await startWorld();
  const bytes = Buffer.alloc(3_000_000, 'engawa');
  const uploaded = await upload(world, bytes, 'application/pdf');
  expect(uploaded.size).toBe(bytes.length);
  const sent = await say(world, { type: 'file', upload: uploaded.upload, fileName: '見積書.pdf' });
  expect(sent.answer).toEqual({ status: 200 });
  const [message] = messagesOf(world);
  expect(message).toMatchObject({ type: 'file', fileName: '見積書.pdf', fileSize: bytes.length });
  const content = await world.call('GET', `/v2/bot/message/${message!.id}/content`);
  expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
});

test('Several photos go out as one album, in the order that is asked for', async () => {
  await using world = await startWorld();
  const uploads = [];
  for (let i = 0; i < 3; i++) uploads.push((await upload(world, png, 'image/png')).upload);
  await say(world, { type: 'images', uploads, order: [2, 0, 1] });
  const sets = messagesOf(world).map((message) => (message as { imageSet?: { index: number } }).imageSet?.index);
  expect(sets).toEqual([3, 1, 2]);
  const { bubbles } = await view(world);
  expect(bubbles[0].content).toMatchObject({ kind: 'image', set: { index: 1, total: 3 } });
});

test('Sticker, place, voice and film go out with what LINE tells of them', async () => {
  await using world = await startWorld();
  await say(world, { type: 'sticker', packageId: '446', stickerId: '1989', keywords: ['ありがとう'] });
  await say(world, {
    type: 'location',
    title: '東京駅',
    address: '東京都千代田区',
    latitude: 35.6812,
    longitude: 139.7671,
  });
  const { upload: id } = await upload(world, Buffer.from('a sound'), 'audio/mp4');
  await say(world, { type: 'audio', upload: id, durationMs: 2000 });
  const { upload: preview } = await upload(world, png, 'image/png');
  await say(world, { type: 'video', upload: id, durationMs: 3000, preview });
  expect(messagesOf(world)).toMatchObject([
    { type: 'sticker', stickerId: '1989', keywords: ['ありがとう'] },
    { type: 'location', title: '東京駅' },
    { type: 'audio', duration: 2000 },
    { type: 'video', duration: 3000 },
  ]);
});

test('A reply carries its quote, an edit the new words, and of an unsent message nothing is left', async () => {
  await using world = await startWorld();
  await say(world, { text: '15時です' });
  const [first] = (await view(world)).bubbles;
  expect(first.acts).toEqual({ reply: true, edit: true, unsend: true, copy: true });
  await say(world, { text: 'これのことです', quotedMessageId: first.id });
  expect((await view(world)).bubbles[1].quoted).toMatchObject({ id: first.id, text: '15時です' });
  await ask(world, 'PUT', `${chatOf(world)}/messages/${first.id}`, { text: '16時です' });
  expect((await view(world)).bubbles[0]).toMatchObject({ text: '16時です', isEdited: true });
  await ask(world, 'DELETE', `${chatOf(world)}/messages/${first.id}`);
  expect(JSON.stringify(await view(world))).not.toContain('16時です');
  expect((await view(world)).bubbles[0]).toMatchObject({ kind: 'unsent', acts: { reply: false, unsend: false } });
  expect(eventsOf(world).map(({ type }) => type)).toEqual(['message', 'message', 'messageEdited', 'unsend']);
});

test("Nobody edits or unsends the account's words", async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [{ type: 'text', text: '承知しました' }] });
  const [{ id, acts }] = (await view(world)).bubbles;
  expect(acts).toMatchObject({ reply: true, edit: false, unsend: false });
  const refused = await ask(world, 'DELETE', `${chatOf(world)}/messages/${id}`);
  expect(refused).toMatchObject({ status: 403, answer: { error: 'not-yours' } });
});

test("A tap on the account's button sends its postback", async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const action = { type: 'postback' as const, label: 'はい', data: 'answer=yes' };
  const template = {
    type: 'confirm' as const,
    text: 'よろしいですか',
    actions: [action, { ...action, label: 'いいえ' }],
  };
  const messages = [{ type: 'template' as const, altText: '確認', template }];
  await world.client.pushMessage({ to: world.tanaka.userId, messages });
  const [{ id }] = (await view(world)).bubbles;
  await ask(world, 'POST', `${chatOf(world)}/messages/${id}/taps`, { action });
  expect(eventsOf(world).at(-1)).toMatchObject({ type: 'postback', postback: { data: 'answer=yes' } });
});

test('The phone shows LINE emoji and mentions where they stand in the text', async () => {
  await using world = await startWorld();
  const emojis = [{ index: 3, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
  await say(world, { text: 'やあ！(love)さん', emojis });
  const [bubble] = (await view(world)).bubbles;
  expect(bubble.content.parts.map((part: { kind: string; words: string }) => [part.kind, part.words])).toEqual([
    ['words', 'やあ！'],
    ['emoji', '(love)'],
    ['words', 'さん'],
  ]);
});

test('The phone sets off who is mentioned in its own words, and the account hears whom LINE names', async () => {
  await using world = await startWorld();
  const mention = { mentionees: [{ type: 'user', index: 0, length: 5, isSelf: true }] };
  await say(world, { text: '@縁側商事 はい', mention });
  const [bubble] = (await view(world)).bubbles;
  expect(bubble.content.parts).toEqual([
    { kind: 'mention', words: '@縁側商事' },
    { kind: 'words', words: ' はい' },
  ]);
  expect(messagesOf(world)).toMatchObject([{ mention }]);
});

test('Media can lie elsewhere than at LINE: at this address too, and LINE holds nothing of them', async () => {
  await using world = await startWorld();
  const { upload: id } = await upload(world, png, 'image/png');
  const originalContentUrl = `${world.line.url}/phone/api/uploads/${id}`;
  await say(world, { type: 'image', external: { originalContentUrl } });
  await say(world, { type: 'video', external: { originalContentUrl }, durationMs: 1000 });
  const provider = { contentProvider: { type: 'external', originalContentUrl } };
  expect(messagesOf(world)).toMatchObject([provider, provider]);
  expect(Buffer.from(await (await fetch(originalContentUrl)).arrayBuffer()).equals(png)).toBe(true);
  expect((await world.call('GET', `/v2/bot/message/${messagesOf(world)[0]!.id}/content`)).status).toBe(404);
  expect((await say(world, { type: 'image', external: {} })).status).toBe(400);
});

test('A player gets the part of a film that it asks for, and a page among pictures never runs', async () => {
  await using world = await startWorld();
  const { upload: film } = await upload(world, Buffer.from('0123456789'), 'video/mp4');
  await say(world, { type: 'video', upload: film, durationMs: 1000 });
  const { upload: page } = await upload(world, Buffer.from('<script>alert(1)</script>'), 'text/html');
  await say(world, { type: 'image', upload: page });
  const [video, image] = (await view(world)).bubbles;
  const part = await fetch(world.line.url + video.content.url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
  const served = await fetch(world.line.url + image.content.url);
  expect(served.headers.get('content-type')).toBe('application/octet-stream');
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
});

function chatOf(world: World): string {
  return `/users/${world.tanaka.userId}/chats/${world.channel.channelId}`;
}

async function view(world: World) {
  return (await ask(world, 'GET', chatOf(world))).answer;
}

function say(world: World, body: object) {
  return ask(world, 'POST', `${chatOf(world)}/messages`, body);
}

async function upload(world: World, bytes: Buffer, mimeType: string): Promise<{ upload: string; size: number }> {
  const init = { method: 'POST', headers: { 'content-type': mimeType }, body: new Uint8Array(bytes) };
  return (await fetch(`${world.line.url}/phone/api/uploads`, init)).json();
}

async function ask(world: World, method: string, path: string, body?: object) {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${world.line.url}/phone/api${path}`, { method, ...(body ? json : {}) });
  return { status: response.status, answer: await response.json() };
}

function eventsOf(world: World) {
  return world.server.caught.flatMap((each) => each.events);
}

function messagesOf(world: World) {
  return eventsOf(world).flatMap((event) => (event.type === 'message' ? [event.message] : []));
}
