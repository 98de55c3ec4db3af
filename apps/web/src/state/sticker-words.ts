import { api } from '../api/client.ts';
import { cache, intoCache } from './cache.ts';
import { createRemote } from './remote.ts';

export type LearnedWords = Awaited<ReturnType<typeof api.sticker.words.query>>;

/** What LINE has called the stickers that can be sent, as far as this server has heard. Remembered, so that search works at once. */
export const stickerWords = createRemote<LearnedWords>(() => api.sticker.words.query(), {
  read: async () => (await cache()?.get('fact', 'stickerWords')) as LearnedWords | undefined,
  write: async (words) => void (await intoCache((db) => db.put('fact', words, 'stickerWords'))),
});
