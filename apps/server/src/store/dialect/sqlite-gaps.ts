/**
 * Where in a page of SQLite's file nothing is stored: between the pointers to its cells and the cells. When SQLite moves
 * cells to a neighbouring page, copies of them stay there, and `secure_delete` knows of the moved ones alone.
 * @returns null for a page that is no part of a tree. (SQLite docs, Database File Format, 1.6; a page of another kind
 * begins with the number of a page, which is below 2^24 as `pagesLimit` has it.)
 */
export function gapOf(page: Buffer, isFirst: boolean): { readonly from: number; readonly to: number } | null {
  const header = isFirst ? fileHeaderBytes : 0;
  const headerBytes = headerBytesOf.get(page[header]!);
  if (headerBytes === undefined) return null;
  const from = header + headerBytes + 2 * page.readUInt16BE(header + 3);
  const to = page.readUInt16BE(header + 5) || 65_536;
  return from < to && to <= page.length ? { from, to } : null;
}

/** Whether something is left in the gap of a page. */
export function hasLeftovers(page: Buffer, isFirst: boolean): boolean {
  const gap = gapOf(page, isFirst);
  return gap !== null && page.compare(nothing, 0, gap.to - gap.from, gap.from, gap.to) !== 0;
}

/** Of more pages (64 GB at 4 KB) the kinds could not be told apart by their first byte. */
export const pagesLimit = 2 ** 24;

/** So many zeros as the largest page has bytes. */
export const nothing = Buffer.alloc(65_536);

const fileHeaderBytes = 100;
/** By the page's kind: inner pages of indexes and tables, leaves of indexes and tables. */
const headerBytesOf: ReadonlyMap<number, number> = new Map([
  [2, 12],
  [5, 12],
  [10, 8],
  [13, 8],
]);
