import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emma, kimura, mori, sato, tanaka, yamamoto } from '../dev/cast.ts';
import { seedDemo } from '../dev/seed-demo.ts';
import { clientFor, type MemberClient, signIn } from '../dev/start-app.ts';
import { type App, readConfig, startApp } from '../src/index.ts';
import { roomWith } from './company.ts';

describe('the demo', () => {
  let directory: string;
  let line: LineSimulator;
  let app: App;
  let taro: MemberClient;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'engawa-demo-'));
    line = await startLineSimulator({ webhookTimeoutMs: 30_000 });
    const lineAt = { LINE_API_URL: line.url, LINE_DATA_API_URL: line.url, LINE_LINK_URL: line.url };
    app = await startApp(
      readConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'error', ...lineAt }),
    );
    await seedDemo(app, line);
    taro = clientFor(app.url, await signIn(app.url, sato.memberId));
  });
  afterAll(async () => {
    await app.close();
    await line.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it.each([
    ['failed', kimura, { status: 'failed', reason: 'contactBlockedUs' }],
    ['are uncertain', tanaka, { status: 'uncertain', route: 'reply' }],
    ['are held', yamamoto, { status: 'waiting', reason: 'monthlyLimit' }],
  ] as const)('shows words that %s', async (_, who, delivery) => {
    const item = await roomWith(taro, who.displayName);
    expect(item?.notSent).toMatchObject([{ delivery }]);
  });

  it('has a new friend who was greeted, and somebody who waits for an answer', async () => {
    const friend = await roomWith(taro, mori.displayName);
    expect([friend?.unread, friend?.last?.content.kind]).toEqual([1, 'greeting']);
    expect((await roomWith(taro, emma.displayName))?.last?.content).toMatchObject({ kind: 'text' });
  });

  it('has both accounts with Chat on, so that 既読 is ours to say, a face and photos', async () => {
    const { rooms } = await taro.room.list.query();
    expect(new Set(rooms.flatMap(({ room }) => room.readMarks ?? []))).toEqual(new Set(['byUs']));
    expect((await taro.session.me.query()).member.photoUrl).toMatch(/^\/media\/photos\//);
    const { messages } = await taro.message.page.query({ roomId: (await roomWith(taro, tanaka.displayName))!.room.id });
    expect(messages.filter(({ content }) => content.kind === 'image')).toHaveLength(2);
  });
});
