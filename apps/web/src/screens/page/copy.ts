import { toaster } from '@engawa/ui';
import { text } from '../../i18n/index.ts';

/** Copies words and says so; browsers may forbid it, and then the words can still be selected by hand. @returns whether it could */
export async function copy(words: string, done: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    toaster.show({ tone: 'done', text: done });
    return true;
  } catch {
    toaster.show({ tone: 'alarm', text: text().page.copyFailed });
    return false;
  }
}
