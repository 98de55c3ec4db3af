import { describe, expect, it } from 'vitest';
import { toLine } from './to-line.ts';

const speaker = { name: '佐藤 太郎', companyName: '縁側商事', photoUrl: 'https://engawa.example/media/photos/a.png' };
const text = { kind: 'text', text: '見積書 {をお送りします} 👋' } as const;

describe('a member’s words as LINE takes them', () => {
  it('carry the member’s name, company and photo', () => {
    expect(toLine(text, speaker)).toEqual({
      type: 'text',
      text: text.text,
      sender: { name: '佐藤 太郎・縁側商事', iconUrl: speaker.photoUrl },
    });
  });
  it('go without a photo where LINE cannot fetch one', () => {
    expect(toLine(text, { ...speaker, photoUrl: null })).toMatchObject({ sender: { name: '佐藤 太郎・縁側商事' } });
    expect(toLine(text, { ...speaker, photoUrl: null })).not.toHaveProperty('sender.iconUrl');
  });
  it('go without a photo whose address is longer than LINE takes', () => {
    const start = 'https://engawa.example/';
    const iconUrl = (length: number) =>
      (toLine(text, { ...speaker, photoUrl: start.padEnd(length, 'x') }) as { sender: { iconUrl?: string } }).sender
        .iconUrl;
    expect(iconUrl(2000)).toHaveLength(2000);
    expect(iconUrl(2001)).toBeUndefined();
  });
  it('have a sender of 20 units at most, however long the names are', () => {
    const { sender } = toLine(text, { ...speaker, name: '長'.repeat(64), companyName: '縁'.repeat(64) }) as {
      sender: { name: string };
    };
    expect(sender.name).toHaveLength(20);
  });
  it('are never lines that nobody said', () => {
    expect(() => toLine({ kind: 'system', line: { code: 'contactAdded', name: '田中' } }, speaker)).toThrow();
  });
});
