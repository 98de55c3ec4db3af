import { expect, test } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';

test('The phone page and its parts are served, and nothing else of the disk', async () => {
  await using world = await startWorld();
  const page = await fetch(world.line.phoneUrl);
  expect(page.headers.get('content-type')).toContain('text/html');
  const parts = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
  expect(parts).toContain('/phone/page/app.js');
  for (const part of parts) expect((await fetch(world.line.url + part)).status).toBe(200);
  expect((await fetch(`${world.line.url}/phone/page/..%2f..%2fmain.ts`)).status).toBe(404);
  expect(world.line.requests.filter((entry) => entry.path.startsWith('/phone'))).toEqual([]);
});

test('A LINE link on the simulator opens the phone with the same link', async () => {
  await using world = await startWorld();
  const link = '/R/oaMessage/%40216abcde/?Hello%20%5BA7K2QP%5D';
  const response = await fetch(world.line.url + link, { redirect: 'manual' });
  expect(response.headers.get('location')).toBe(`/phone?open=${encodeURIComponent(`https://line.me${link}`)}`);
  world.line.serveLineLinks = false;
  expect((await fetch(world.line.url + link)).status).toBe(404);
});

test('A simulator without a phone serves none', async () => {
  await using world = await startWorld({ phone: false });
  expect((await fetch(world.line.phoneUrl)).status).toBe(404);
});

test('On the phone one finds an account by its ID, with or without the @', async () => {
  await using world = await startWorld({ channel: { basicId: '@216abcde' } });
  for (const id of ['216abcde', '@216ABCDE', ' ＠216abcde ']) {
    const { account } = await get(world, `/account?id=${encodeURIComponent(id)}`);
    expect(account).toMatchObject({ displayName: '縁側商事', basicId: '@216abcde', friendship: 'stranger' });
  }
  expect(await get(world, '/account?id=nobody')).toEqual({ account: null });
});

test('On the phone a link tells which account it is of and what it wants to say', async () => {
  await using world = await startWorld({ channel: { basicId: '@216abcde' } });
  const read = (url: string) => get(world, `/link?url=${encodeURIComponent(url)}`);
  expect(await read('https://line.me/R/oaMessage/%40216abcde/?hi')).toMatchObject({
    kind: 'oaMessage',
    draft: 'hi',
    account: { basicId: '@216abcde' },
  });
  expect(await read(`${world.line.url}/R/ti/p/%40216abcde`)).toMatchObject({ kind: 'addFriend' });
  expect(await read('https://line.me/R/ti/p/%40nobody')).toMatchObject({ account: null });
  expect(await read('https://example.com/i/abc')).toEqual({ kind: null });
});

test('On the phone one adds, writes, blocks and unblocks, and the account hears of it', async () => {
  await using world = await startWorld();
  const chat = `/chats/${world.channel.channelId}`;
  expect((await post(world, `${chat}/friend`)).answer).toMatchObject({ friendship: 'friend' });
  expect((await post(world, `${chat}/messages`, { text: 'こんにちは' })).answer).toEqual({ status: 200 });
  expect((await post(world, `${chat}/block`)).answer).toMatchObject({ friendship: 'blocked' });
  expect(await post(world, `${chat}/messages`, { text: 'hello' })).toMatchObject({
    status: 409,
    answer: { error: 'blocked' },
  });
  await post(world, `${chat}/unblock`);
  const heard = world.server.caught.flatMap((each) => each.events).map((event) => event.type);
  expect(heard).toEqual(['follow', 'message', 'unfollow', 'follow']);
});

test('The talk shows the sender as LINE shows it, and what is unread until it was looked at', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const messages = [{ type: 'text' as const, text: '承知しました', sender: { name: '佐藤 太郎' } }];
  await world.client.pushMessage({ to: world.tanaka.userId, messages });
  expect(await get(world, '/talks')).toMatchObject([
    { displayName: '縁側商事', unseen: 1, last: { text: '承知しました' } },
  ]);
  const chat = `/chats/${world.channel.channelId}`;
  expect(await get(world, chat)).toMatchObject({
    bubbles: [{ from: 'account', text: '承知しました', senderName: '佐藤 太郎' }],
  });
  await post(world, `${chat}/seen`);
  expect(await get(world, '/talks')).toMatchObject([{ unseen: 0 }]);
});

test('A new person can be given a phone', async () => {
  await using world = await startWorld();
  const response = await fetch(`${world.line.url}/phone/api/users`, jsonRequest({ displayName: 'Emma' }));
  const { userId } = await response.json();
  expect(world.line.platform.users.get(userId)?.displayName).toBe('Emma');
});

test('The phone hears of a message at once', async () => {
  await using world = await startWorld();
  await world.tanaka.addsFriend(world.channel);
  const response = await fetch(`${userUrl(world)}/events`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain('retry');
  const emma = world.line.createUser({ displayName: 'Emma' });
  await emma.says(world.channel, 'hello');
  await world.client.pushMessage({ to: world.tanaka.userId, messages: [{ type: 'text', text: 'hello' }] });
  expect((await reader.read()).value).toBe(`data: {"channelId":"${world.channel.channelId}"}\n\n`);
});

function userUrl(world: World): string {
  return `${world.line.url}/phone/api/users/${world.tanaka.userId}`;
}

async function get(world: World, path: string) {
  return (await fetch(userUrl(world) + path)).json();
}

async function post(world: World, path: string, body: object = {}) {
  const response = await fetch(userUrl(world) + path, jsonRequest(body));
  return { status: response.status, answer: await response.json() };
}

function jsonRequest(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
