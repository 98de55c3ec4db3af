import type { MediaContent, MessageId, MessageView, Seq } from '@engawa/domain';

/** A message that is one picture of several sent together. */
export type Piece = MessageView & { readonly content: MediaContent };

/** One row of the timeline: a message by itself, or an album that stands where its first piece came. */
export type Row = {
  readonly head: MessageView;
  /** The album's pieces in the order in which they were chosen; null for a message by itself. */
  readonly album: readonly Piece[] | null;
  /** Whoever has seen this row and all above it has seen the room up to here. */
  readonly seenUpTo: Seq;
};

/** Messages of a window as rows. Pieces of an album find together however late and in whatever order they came. */
export function rowsOf(messages: readonly MessageView[]): Row[] {
  const albums = new Map<string, { head: MessageId; pieces: Piece[] }>();
  for (const message of messages) {
    const key = albumKey(message);
    if (key === null) continue;
    const album = albums.get(key);
    if (album) album.pieces.push(message as Piece);
    else albums.set(key, { head: message.id, pieces: [message as Piece] });
  }
  const rows = messages.flatMap((head): Standing[] => {
    const album = albums.get(albumKey(head) ?? '');
    if (!album || album.pieces.length === 1) return [{ head, pieces: [head], album: null }];
    return album.head === head.id ? [{ head, pieces: album.pieces, album: inOrder(album.pieces) }] : [];
  });
  return withSeen(rows);
}

/** How many pictures the album has, as far as LINE told. */
export function albumTotal(pieces: readonly Piece[]): number {
  return Math.max(pieces.length, ...pieces.map((piece) => piece.content.album?.total ?? 0));
}

type Standing = Omit<Row, 'seenUpTo'> & { readonly pieces: readonly MessageView[] };

/** Null for what stands by itself. What was taken back leaves its album. */
function albumKey({ author, content }: MessageView): string | null {
  if (content.kind !== 'image' || !content.album || author.kind === 'system') return null;
  return `${author.kind} ${author.id} ${content.album.id}`;
}

/** LINE may leave a piece without a number: it comes after those that have one. */
function inOrder(pieces: readonly Piece[]): Piece[] {
  const place = ({ content }: Piece) => content.album?.index ?? Number.MAX_SAFE_INTEGER;
  return [...pieces].sort((a, b) => place(a) - place(b) || a.seq - b.seq);
}

/** An album may hold pieces newer than rows below it: those count as seen only together with these rows. */
function withSeen(rows: readonly Standing[]): Row[] {
  const seqs = rows.flatMap((row) => row.pieces.map((piece) => piece.seq)).sort((a, b) => a - b);
  let unseenFrom = Number.POSITIVE_INFINITY;
  return rows
    .toReversed()
    .map(({ head, album, pieces }) => {
      const seenUpTo = seqs.findLast((seq) => seq < unseenFrom) ?? 0;
      unseenFrom = Math.min(unseenFrom, ...pieces.map((piece) => piece.seq));
      return { head, album, seenUpTo };
    })
    .toReversed();
}
