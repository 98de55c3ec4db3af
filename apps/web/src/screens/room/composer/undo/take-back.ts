import { toaster } from '@engawa/ui';
import { errorText } from '../../../../i18n/error-text.ts';
import { text } from '../../../../i18n/index.ts';
import { type Send, takeBackSend } from '../../../../state/sends.ts';
import { me } from '../../../../state/session.ts';
import { putBack } from './put-back.ts';

/** Takes back what one press of Send sent; what this member wrote stands in the composer again. @returns whether it worked */
export async function takeBack(send: Send): Promise<boolean> {
  const words = text().message.undo;
  const own = isOwn(send);
  try {
    const { written, lost, left } = await takeBackSend(send);
    if (own) putBack(send.roomId, written);
    if (left > 0) toaster.show({ tone: 'alarm', text: words.leftInPart(left) });
    else if (own && lost > 0) toaster.show({ text: words.lost(lost) });
    else toaster.show({ tone: 'done', text: own ? words.takenBack : words.stopped });
    return true;
  } catch (error) {
    toaster.show({ tone: 'alarm', text: errorText(error) });
    return false;
  }
}

export function isOwn({ posted }: Send): boolean {
  const author = posted[0]?.author;
  return !author || (author.kind === 'member' && author.id === me().id);
}
