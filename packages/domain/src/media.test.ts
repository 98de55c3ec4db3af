import { expect, test } from 'vitest';
import { arrivalOf, canKeepFileLink, mediaKindOf, safeFileName } from './media.ts';

test('what no browser shows safely by itself is a file', () => {
  expect(mediaKindOf('IMAGE/JPEG; charset=x')).toBe('image');
  expect(mediaKindOf('video/quicktime')).toBe('video');
  expect(mediaKindOf('audio/mp4')).toBe('audio');
  for (const type of ['image/svg+xml', 'text/html', 'application/pdf', 'image/heic', '']) {
    expect(mediaKindOf(type)).toBe('file');
  }
});

test('LINE gets pictures, mp4, m4a and mp3 as they are, everything else as a link', () => {
  const arrival = (mimeType: string, bytes = 1000) => arrivalOf({ mimeType, bytes });
  expect(arrival('image/webp')).toBe('image');
  expect(arrival('video/mp4')).toBe('video');
  expect(arrival('audio/mpeg')).toBe('audio');
  expect(arrival('audio/x-m4a')).toBe('audio');
  for (const type of ['video/webm', 'audio/ogg', 'application/pdf', 'image/svg+xml'])
    expect(arrival(type)).toBe('link');
});

test('LINE takes 200 MB of video; a larger one goes as a link, a larger picture is made smaller', () => {
  expect(arrivalOf({ mimeType: 'video/mp4', bytes: 200_000_000 })).toBe('video');
  expect(arrivalOf({ mimeType: 'video/mp4', bytes: 200_000_001 })).toBe('link');
  expect(arrivalOf({ mimeType: 'image/png', bytes: 200_000_001 })).toBe('image');
});

test.each([
  ['現場 写真.jpg', '現場 写真.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\sato\\見積.pdf', '見積.pdf'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['..', 'file'],
  ['', 'file'],
  ['.bashrc', '.bashrc'],
  ['.env', '.env'],
  ['...env', '.env'],
  ['. ', 'file'],
  ['CON.txt', '_CON.txt'],
  ['a<b>|"?.txt', 'a_b____.txt'],
  ['name. . ', 'name'],
])('a file named %j is saved as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('a long name keeps its ending and stays whole letters', () => {
  const name = safeFileName(`${'👨‍👩‍👧'.repeat(40)}.pdf`);
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name).toMatch(/👧\.pdf$/);
});

test('a long archive keeps both its endings', () => {
  const name = safeFileName(`${'棚卸し'.repeat(60)}.tar.gz`);
  expect([name.length, name.slice(-10)]).toEqual([120, 'し棚卸.tar.gz'.slice(-10)]);
});

test('the page of a file is kept by who may talk with LINE users', () => {
  const sato = { id: 'm1', name: '佐藤 太郎', admin: false, externalTalk: true, suspended: false };
  expect(canKeepFileLink(sato).allowed).toBe(true);
  expect(canKeepFileLink({ ...sato, externalTalk: false })).toMatchObject({ denial: { code: 'externalTalkRequired' } });
  expect(canKeepFileLink({ ...sato, suspended: true })).toMatchObject({ denial: { code: 'suspended' } });
});
