import type { StickerWords } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

/** LINE tells a random few of a sticker's words each time; more than these make search no better. */
const mostOfOneSticker = 60;

/** Keeps what LINE calls a sticker; what is known of it already stays. Nothing says who sent it. */
export async function learnStickerWords(tx: WriteTx, { packageId, stickerId, words }: StickerWords): Promise<void> {
  const rows = await tx.db
    .selectFrom('sticker_word')
    .select('word')
    .where('package_id', '=', packageId)
    .where('sticker_id', '=', stickerId)
    .execute();
  const known = new Set(rows.map(({ word }) => word));
  const news = words.filter((word) => !known.has(word)).slice(0, Math.max(0, mostOfOneSticker - known.size));
  if (news.length === 0) return;
  await tx.db
    .insertInto('sticker_word')
    .values(news.map((word) => ({ package_id: packageId, sticker_id: stickerId, word })))
    .execute();
}

/** What LINE has called the stickers that can be sent, one entry for each of which anything is known. */
export async function stickerWords(db: Reader): Promise<StickerWords[]> {
  const rows = await db.selectFrom('sticker_word').selectAll().orderBy('package_id').orderBy('sticker_id').execute();
  const stickers = Map.groupBy(rows, (row) => `${row.package_id}/${row.sticker_id}`).values();
  return Array.from(stickers, (words) => ({
    packageId: words[0]!.package_id,
    stickerId: words[0]!.sticker_id,
    words: words.map(({ word }) => word),
  }));
}
