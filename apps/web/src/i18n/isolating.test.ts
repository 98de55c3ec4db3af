import { expect, test } from 'vitest';
import { denialText, showLanguage, text } from './index.ts';

const turned = '\u202Eakim';

test.each(['ja', 'en'] as const)(
  'a name that turns the direction of writing turns no sentence of ours: %s',
  async (code) => {
    await showLanguage(code);
    const names = text().room.system.contactAdded(turned);
    expect(names).toContain('\u2068akim\u2069');
    expect(names).not.toContain('\u202E');
    expect(denialText({ code: 'contactBlockedUs', params: { name: 'דנה' } })).toContain('\u2068דנה\u2069');
    expect(text().adminChannels.served.people([turned])).not.toContain('\u202E');
  },
);

test('plain names stay as they are', async () => {
  await showLanguage('ja');
  expect(text().room.system.contactAdded('田中 美咲')).not.toMatch(/[\u2068\u2069]/);
});
