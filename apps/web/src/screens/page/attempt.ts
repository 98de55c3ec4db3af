import { toaster } from '@engawa/ui';
import { errorText } from '../../i18n/error-text.ts';

/** Does work that may fail and says how it went. @returns whether it worked. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done) toaster.show({ tone: 'done', text: done });
    return true;
  } catch (error) {
    toaster.show({ tone: 'alarm', text: errorText(error) });
    return false;
  }
}
