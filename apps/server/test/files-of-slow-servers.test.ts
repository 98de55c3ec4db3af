import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MediaContent, MediaView } from '@engawa/domain';
import { type Channel, imageMessage, type LineUser } from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emma, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { photoWithPlace } from './pictures.ts';

/** More than are fetched side by side. */
const slowOnes = 12;

describe('a LINE user whose pictures lie on a server that gives them drop by drop', () => {
  const stage = stageOn(testDatabases[0]!);
  const asked: ServerResponse[] = [];
  const slow = createServer((_request, response) => {
    asked.push(response);
    response.write('x');
  });
  let taro: MemberClient;
  let channel: Channel;

  beforeAll(async () => {
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', listening));
    taro = await stage.screenOf('sato.taro');
    channel = await stage.company.connectChannel('佐藤', ['sato.taro']);
  });
  afterAll(() => {
    slow.closeAllConnections();
    slow.close();
  });

  async function friend(profile: { displayName: string }): Promise<LineUser> {
    const user = stage.company.line.createUser(profile);
    await user.addsFriend(channel);
    return user;
  }

  async function pictureOf(name: string): Promise<MediaView> {
    const room = (await roomWith(taro, name))!.room.id;
    const { messages } = await taro.message.page.query({ roomId: room, limit: 20 });
    return (messages.find(({ content }) => content.kind === 'image')!.content as MediaContent).media;
  }

  it('does not keep the pictures of others waiting', async () => {
    const misaki = await friend(tanaka);
    const originalContentUrl = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/photo.jpg`;
    for (let sent = 0; sent < slowOnes; sent++) {
      const external = { originalContentUrl };
      await misaki.sends(channel, imageMessage({ bytes: Buffer.alloc(0), mimeType: 'image/jpeg', external }));
    }
    await soon(() => expect(asked.length).toBeGreaterThan(0));
    const other = await friend(emma);
    await other.sends(channel, imageMessage({ bytes: await photoWithPlace(), mimeType: 'image/jpeg' }));
    await soon(async () => expect((await pictureOf(emma.displayName)).status).toBe('ready'));
    expect(asked.length).toBeLessThan(slowOnes);
  });
});
