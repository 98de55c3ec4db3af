import { stickerWords } from '../store/sticker-words.ts';
import { memberProcedure, router } from './trpc.ts';

export const sticker = router({
  /** By what stickers are found, as LINE has told so far: at most a few hundred short lists. */
  words: memberProcedure.query(({ ctx }) => stickerWords(ctx.store.db)),
});
