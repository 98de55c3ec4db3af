import type { MessageView } from '@engawa/domain';
import type { Standing } from './albums.ts';
import { continues } from './grouping.ts';

/** Six words of one press that were taken back leave one line, not six: what one person took back on end stands in one row. */
export function foldTakenBack(rows: readonly Standing[]): Standing[] {
  const folded: Standing[] = [];
  for (const row of rows) {
    const above = folded.at(-1);
    if (above && isAlike(row.head, above.pieces.at(-1)!))
      folded[folded.length - 1] = { ...above, pieces: [...above.pieces, ...row.pieces] };
    else folded.push(row);
  }
  return folded;
}

function isAlike(message: MessageView, before: MessageView): boolean {
  if (message.content.kind !== 'unsent' || before.content.kind !== 'unsent') return false;
  return message.content.by?.id === before.content.by?.id && continues(message, before);
}
