import { albumOf, type MessageContent, type MessageView, unsent } from '@engawa/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sato, says, suzuki, tanaka } from '../../../test/cast.ts';
import { file, picture } from '../../../test/media.ts';
import { rowsOf } from './albums.ts';

const piece = (seq: number, index: number | null, album = 'a', who = tanaka as typeof tanaka | typeof sato) =>
  says(seq, who, '', { content: { ...picture(`photo-${seq}`), album: { id: album, index, total: 5 } } });
const shape = (messages: readonly MessageView[]) =>
  rowsOf(messages).map(({ head, album }) => (album ? album.pieces.map((one) => one.content.album?.index) : head.id));

test('pictures sent together stand in one album in the order in which they were chosen', () => {
  expect(shape([piece(1, 3), piece(2, 1), piece(3, 2)])).toEqual([[1, 2, 3]]);
});

test('a picture of the album that comes late joins it, also when somebody spoke in between', () => {
  expect(shape([piece(1, 1), piece(2, 3), says(3, sato, 'はい'), piece(4, 2)])).toEqual([[1, 2, 3], 'msg-3']);
});

test('a picture to which LINE gave no number comes last', () => {
  expect(shape([piece(1, null), piece(2, 2), piece(3, 1)])).toEqual([[1, 2, null]]);
});

test('albums of two people and two albums of one person stay apart', () => {
  const messages = [piece(1, 1), piece(2, 1, 'b'), piece(3, 1, 'a', suzuki), piece(4, 2), piece(5, 2, 'b')];
  expect(shape(messages)).toEqual([[1, 2], [1, 2], 'msg-3']);
});

test('a picture alone is no album, and one that was taken back leaves it', () => {
  const unsent: MessageContent = { kind: 'unsent' };
  expect(shape([piece(1, 1)])).toEqual(['msg-1']);
  expect(shape([piece(1, 1), { ...piece(2, 2), content: unsent }, piece(3, 3)])).toEqual([[1, 3], 'msg-2']);
});

test('the album knows how many are still missing', () => {
  const [row] = rowsOf([piece(1, 1), piece(2, 2), piece(3, 3)]);
  expect(row!.album!.total).toBe(5);
});

test('an album waits neither for a picture that was taken back, whenever it was, nor for one that is none', () => {
  const [first, ...others] = [piece(1, 1), piece(2, 2), piece(3, 3), piece(4, 4)];
  const gone = { ...first!, content: unsent(albumOf(first!.content)) };
  const noPicture = says(5, tanaka, '', {
    content: { kind: 'file', media: file('f'), album: albumOf(first!.content)! },
  });
  const rows = rowsOf([gone, ...others, noPicture]);
  expect(rows.map(({ head, album }) => album?.pieces.length ?? head.id)).toEqual(['msg-1', 3, 'msg-5']);
  expect(rows[1]!.album!.total).toBe(3);
});

test('a late picture counts as read only when everything said before it was on the screen', () => {
  const rows = rowsOf([piece(1, 1), piece(2, 2), says(3, tanaka, 'これです'), piece(4, 3)]);
  expect(rows.map((row) => row.seenUpTo)).toEqual([2, 4]);
});

test('whatever the order, every message stands in exactly one row and the last row means everything was seen', () => {
  const one = fc.record({ text: fc.boolean(), album: fc.constantFrom('a', 'b'), index: fc.option(fc.nat(4)) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (all) => {
      const messages = all.map(({ text, album, index }, at) =>
        text ? says(at + 1, tanaka, 't') : piece(at + 1, index, album),
      );
      const rows = rowsOf(messages);
      const shown = rows
        .flatMap((row): readonly MessageView[] => row.album?.pieces ?? [row.head])
        .map((message) => message.seq);
      expect([...shown].sort((a, b) => a - b)).toEqual(messages.map((message) => message.seq));
      expect(rows.at(-1)?.seenUpTo).toBe(messages.length);
      const seen = rows.map((row) => row.seenUpTo);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    }),
  );
});
