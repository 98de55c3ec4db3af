import type { DeliveryView, MessageView } from '@engawa/domain';
import type { Row } from './albums.ts';
import { continues } from './grouping.ts';

/** What stands under the last of a run of words that LINE took. */
export type RunMark = {
  /** Not under this one: what follows goes on with it and says the same. */
  readonly hidden: boolean;
  /** Messages of the month that the run cost up to here; null when that is not known of all. */
  readonly cost: number | null;
};

type Run = Pick<Row, 'head' | 'album'>;

/** By the id of its first message, the mark of each row that LINE took; alarms and what waits are no part of a run. */
export function runMarks(rows: readonly Run[]): Map<string, RunMark> {
  const marks = new Map<string, RunMark>();
  let before: Run | undefined;
  for (const row of rows) {
    const delivery = plain(row.head.delivery);
    if (delivery) {
      const goesOn = before && continues(row.head, before.head) && isAlike(plain(before.head.delivery), delivery);
      const mark = goesOn ? marks.get(before!.head.id) : undefined;
      if (mark) marks.set(before!.head.id, { ...mark, hidden: true });
      marks.set(row.head.id, { hidden: false, cost: plus(mark ? mark.cost : 0, costOf(row)) });
    }
    before = row;
  }
  return marks;
}

/** Of words that LINE took with nothing more to say about it. */
function plain(delivery: DeliveryView | null): DeliveryView | null {
  return delivery?.status === 'accepted' && !delivery.decidedBy && !delivery.withoutEmoji && !delivery.withoutQuote
    ? delivery
    : null;
}

function isAlike(one: DeliveryView | null, other: DeliveryView): boolean {
  return one !== null && one.silent === other.silent;
}

function costOf({ head, album }: Run): number | null {
  return (album?.pieces ?? [head]).map((piece: MessageView) => piece.delivery?.cost ?? null).reduce(plus, 0);
}

function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
