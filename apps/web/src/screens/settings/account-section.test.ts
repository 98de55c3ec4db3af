import { expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { ja } from '../../i18n/ja.ts';

const files = ['棚.jpg', '壁.jpg', '床.jpg', '見積書.pdf'];

test('who signs out reads which attached files go with this device’s memory', () => {
  expect(ja.settings.account.signOutBody(2, files.slice(3))).toBe(
    'この端末に保存されているトークの写しと下書き、まだ送っていないメッセージ2件、添付したまま送っていないファイル1個（見積書.pdf）は消えます。サーバーのトークは消えません。',
  );
  expect(en.settings.account.signOutBody(0, files)).toBe(
    'The copy of your chats and drafts on this device is removed, with 4 files attached but not sent (棚.jpg, 壁.jpg, 床.jpg and others). The chats on the server stay.',
  );
  expect(en.settings.account.signOutBody(1, files.slice(3))).toContain(
    'with 1 unsent message and 1 file attached but not sent (見積書.pdf).',
  );
});
