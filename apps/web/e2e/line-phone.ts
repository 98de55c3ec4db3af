import type { Page } from 'playwright-core';

/** What a LINE user does on the simulator's phone page, which words itself in the browser's language. */

export async function addFriend(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: '追加', exact: true }).click();
  await phone.getByRole('button', { name: 'トーク', exact: true }).click();
}

export async function say(phone: Page, words: string): Promise<void> {
  await phone.getByRole('textbox', { name: 'メッセージを入力' }).fill(words);
  await phone.getByRole('button', { name: '送信' }).click();
}
