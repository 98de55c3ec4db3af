import type { page as source } from '../ja/page.ts';

export const page: typeof source = {
  failed: 'This could not be loaded',
  stale: 'This is what was loaded last.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  copyFailed: 'Copying did not work. Select the words and copy them by hand.',
};
