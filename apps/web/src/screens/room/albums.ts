import { albumOf, type MediaContent, type MessageId, type MessageView, type Seq } from '@engawa/domain';
import { foldTakenBack } from './taken-back.ts';

/** A message that is one picture of several sent together. */
export type Piece = MessageView & { readonly content: MediaContent };

export type ShownAlbum = {
  /** In the order in which they were chosen. */
  readonly pieces: readonly Piece[];
  /** How many there will be when all have come, as far as LINE told; without those that stand by themselves by now. */
  readonly total: number;
};

/** One row of the timeline: a message by itself, an album that stands where its first piece came, or what is left of a run that was taken back. */
export type Row = {
  readonly head: MessageView;
  /** All messages that stand in it, as they came. */
  readonly pieces: readonly MessageView[];
  /** Null for a message by itself. */
  readonly album: ShownAlbum | null;
  /** Whoever has seen this row and all above it has seen the room up to here. */
  readonly seenUpTo: Seq;
};

/** Messages of a window as rows. Pieces of an album find together however late and in whatever order they came. */
export function rowsOf(messages: readonly MessageView[]): Row[] {
  const albums = albumsIn(messages);
  const rows = messages.flatMap((head): Standing[] => {
    const album = isPiece(head) ? albums.get(albumKey(head) ?? '') : undefined;
    if (!album || album.pieces.length === 1) return [{ head, pieces: [head], album: null }];
    if (album.head !== head.id) return [];
    return [{ head, pieces: album.pieces, album: { pieces: inOrder(album.pieces), total: totalOf(album) } }];
  });
  return withSeen(foldTakenBack(rows));
}

export type Standing = Omit<Row, 'seenUpTo'>;

type AlbumFound = {
  head: MessageId;
  readonly pieces: Piece[];
  /** Of the album, but by themselves: taken back, or no picture after all. */
  left: number;
};

function albumsIn(messages: readonly MessageView[]): Map<string, AlbumFound> {
  const albums = new Map<string, AlbumFound>();
  for (const message of messages) {
    const key = albumKey(message);
    if (key === null) continue;
    const album = albums.get(key) ?? { head: message.id, pieces: [], left: 0 };
    albums.set(key, album);
    if (!isPiece(message)) album.left += 1;
    else if (album.pieces.push(message) === 1) album.head = message.id;
  }
  return albums;
}

function isPiece(message: MessageView): message is Piece {
  return message.content.kind === 'image';
}

function totalOf({ pieces, left }: AlbumFound): number {
  return Math.max(pieces.length, ...pieces.map(({ content }) => (content.album?.total ?? 0) - left));
}

/** Null for what belongs to no album. */
function albumKey({ author, content }: MessageView): string | null {
  const album = albumOf(content);
  return album && author.kind !== 'system' ? `${author.kind} ${author.id} ${album.id}` : null;
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
      return { head, pieces, album, seenUpTo };
    })
    .toReversed();
}
