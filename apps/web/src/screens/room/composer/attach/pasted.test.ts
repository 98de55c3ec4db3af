import { expect, test } from 'vitest';
import { meansFiles } from './pasted.ts';

const pasted = (types: string[], ...files: [name: string, type: string][]) =>
  meansFiles({ types, files: files.map(([name, type]) => new File(['x'], name, { type })) as unknown as FileList });

test('files from a file manager are pasted as files, whatever words come with them', () => {
  expect(pasted(['Files'], ['棚.jpg', 'image/jpeg'])).toBe(true);
  expect(pasted(['text/plain', 'Files'], ['棚.jpg', 'image/jpeg'], ['見積.pdf', 'application/pdf'])).toBe(true);
  expect(pasted(['text/plain', 'text/uri-list', 'Files'], ['見積.pdf', 'application/pdf'])).toBe(true);
  expect(pasted(['text/plain', 'text/html', 'Files'], ['見積.pdf', 'application/pdf'])).toBe(true);
});

test('a picture copied from a page is pasted as a picture', () => {
  expect(pasted(['text/html', 'Files'], ['image.png', 'image/png'])).toBe(true);
});

test('cells of a spreadsheet are pasted as their words, not as the picture that comes with them', () => {
  expect(pasted(['text/plain', 'text/html', 'text/rtf', 'Files'], ['image.png', 'image/png'])).toBe(false);
  expect(pasted(['text/plain', 'text/rtf', 'Files'], ['image.png', 'image/png'])).toBe(false);
});

test('words alone are words', () => {
  expect(pasted(['text/plain'])).toBe(false);
});
