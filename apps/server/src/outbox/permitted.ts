import { canUseExternalTalk } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { memberFacts } from '../store/members.ts';
import type { WriteTx } from '../store/store.ts';
import { valueList } from '../store/value-list.ts';
import { giveUp } from './ends.ts';

/** Words can wait for a month, and their author may have lost meanwhile what they were allowed when they said them. */
export async function permitted(tx: WriteTx, deliveries: readonly DeliveryRow[]): Promise<DeliveryRow[]> {
  const authors = await tx.db
    .selectFrom('message')
    .innerJoin('member', 'member.id', 'message.author_id')
    .selectAll('member')
    .select('message.id as messageId')
    .where('message.id', 'in', valueList(new Set(deliveries.map((delivery) => delivery.message_id))))
    .execute();
  const denied = new Set(
    authors.filter((author) => !canUseExternalTalk(memberFacts(author)).allowed).map(({ messageId }) => messageId),
  );
  const given = deliveries.filter((delivery) => denied.has(delivery.message_id));
  if (given.length > 0) await giveUp(tx, given, withdrawn);
  return deliveries.filter((delivery) => !denied.has(delivery.message_id));
}

const withdrawn = { status: 'failed', route: null, reason: 'externalTalkWithdrawn' } as const;
