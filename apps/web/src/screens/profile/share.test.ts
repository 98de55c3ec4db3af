import { expect, test } from 'vitest';
import { mailAddress } from './share.ts';

test('a mail carries the invitation whole, whatever signs its words hold', () => {
  const parcel = { title: '縁側商事 佐藤 & 田中', text: '100% うれしい?', url: 'https://talk.example/i/ABCDEFGHJK' };
  const address = new URL(mailAddress(parcel));
  expect(address.protocol).toBe('mailto:');
  expect(address.searchParams.get('subject')).toBe(parcel.title);
  expect(address.searchParams.get('body')).toBe(`${parcel.text}\r\n\r\n${parcel.url}\r\n`);
});
