import type { Channel } from '@engawa/line-simulator';
import { stickerMessage } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { inboxEmpty, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';

for (const database of testDatabases) {
  describe(`what LINE calls a sticker, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    it('is learned from whoever sends it, each word once, for everybody who can sign in', async () => {
      const { user } = await talkOn(stage, { member: taro, channel });
      const says = (stickerId: string, keywords: string[], packageId = '446') =>
        user.sends(channel, stickerMessage({ packageId, stickerId, keywords }));
      await says('1988', ['はい', 'OK']);
      await says('1988', ['OK', '了解']);
      await says('1989', ['はい']);
      await says('77', ['秘密'], '9999');
      const typed = { stickerResourceType: 'MESSAGE', text: '合言葉' } as const;
      await user.sends(channel, stickerMessage({ packageId: '446', stickerId: '1990', keywords: ['x'], ...typed }));
      await inboxEmpty(stage.company.app.parts.store);
      const learned = await (await stage.screenOf('suzuki.aoi')).sticker.words.query();
      expect(learned.map(({ words, ...sticker }) => ({ ...sticker, words: words.toSorted() }))).toEqual([
        { packageId: '446', stickerId: '1988', words: ['OK', 'はい', '了解'] },
        { packageId: '446', stickerId: '1989', words: ['はい'] },
      ]);
    });

    it('is no more than sixty words, however many are told', async () => {
      const { user } = await talkOn(stage, { member: taro, channel });
      for (let from = 0; from < 75; from += 15) {
        const keywords = Array.from({ length: 15 }, (_, at) => `語${from + at}`);
        await user.sends(channel, stickerMessage({ packageId: '789', stickerId: '10855', keywords }));
      }
      await inboxEmpty(stage.company.app.parts.store);
      const learned = await taro.sticker.words.query();
      expect(learned.find(({ packageId }) => packageId === '789')?.words).toHaveLength(60);
    });
  });
}
