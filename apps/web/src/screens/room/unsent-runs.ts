import { mediaKindOf, sendOf } from '@engawa/domain';
import type { UnsentMedia, UnsentMessage } from '../../state/unsent-queue.ts';

export type UnsentPicture = UnsentMessage & { readonly content: UnsentMedia };

/** What stands in one row below the talk: pictures sent by one press beside each other, anything else by itself. */
export function unsentRuns(messages: readonly UnsentMessage[]): (readonly UnsentMessage[])[] {
  const runs: UnsentMessage[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run && goTogether(run.at(-1)!, message)) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** One that has stopped says why beside its name instead. */
export function isPicture(message: UnsentMessage): message is UnsentPicture {
  const { content, state } = message;
  return content.kind === 'media' && mediaKindOf(content.mimeType) === 'image' && !content.asFile && state !== 'failed';
}

function goTogether(one: UnsentMessage, next: UnsentMessage): boolean {
  return isPicture(one) && isPicture(next) && sendOf(one) === sendOf(next);
}
