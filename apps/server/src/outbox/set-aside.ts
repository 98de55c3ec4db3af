import type { DeliveryRow } from '../store/deliveries.ts';
import { releaseMember } from '../store/held-deliveries.ts';
import { costOfPush } from '../store/holding.ts';
import type { WriteTx } from '../store/store.ts';
import { valueList } from '../store/value-list.ts';

/**
 * The price of a push is written down when it is begun and stands until it is known what became of it: what is on its way
 * is spent, or two words at the same moment would both leave for the last message of a share.
 */
export function costOnItsWay(route: DeliveryRow['route'], pays: boolean): number {
  return route === 'push' && pays ? costOfPush : 0;
}

/** Its author pays for the call that it is in, which is not over. */
export function isSetAside({ cost, status }: Pick<DeliveryRow, 'cost' | 'status'>): boolean {
  return cost > 0 && (status === 'waiting' || status === 'sending');
}

/** After deliveries whose price was set aside came to cost nothing: what waits for the same shares asks again. */
export async function giveBack(tx: WriteTx, deliveries: readonly Pick<DeliveryRow, 'message_id'>[]): Promise<void> {
  if (deliveries.length === 0) return;
  const authors = await tx.db
    .selectFrom('message')
    .innerJoin('member', 'member.id', 'message.author_id')
    .select('member.id')
    .distinct()
    .where('message.id', 'in', valueList(new Set(deliveries.map((delivery) => delivery.message_id))))
    .execute();
  for (const { id } of authors) await releaseMember(tx, id, ['memberCap']);
}
