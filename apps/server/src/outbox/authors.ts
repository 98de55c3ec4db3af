import { canUseExternalTalk, type MessageId } from '@engawa/domain';
import type { CallRow } from '../store/calls.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { type MemberRow, memberFacts } from '../store/members.ts';
import type { Reader, WriteTx } from '../store/store.ts';
import { valueList } from '../store/value-list.ts';
import { giveUp } from './ends.ts';

/** The members who said what is to leave, by message; words of the account's own have none. */
export type Authors = ReadonlyMap<MessageId, MemberRow>;

export async function authorsOf(db: Reader, deliveries: readonly DeliveryRow[]): Promise<Authors> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('member', 'member.id', 'message.author_id')
    .selectAll('member')
    .select('message.id as messageId')
    .where('message.id', 'in', valueList(new Set(deliveries.map((delivery) => delivery.message_id))))
    .execute();
  return new Map(rows.map(({ messageId, ...member }) => [messageId, member]));
}

/** Words can wait for a month, and their author may have lost meanwhile what they were allowed when they said them. */
export async function permitted(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  begun: CallRow | null,
  authors: Authors,
): Promise<DeliveryRow[]> {
  const isDenied = ({ message_id }: DeliveryRow) => {
    const author = authors.get(message_id);
    return author !== undefined && !canUseExternalTalk(memberFacts(author)).allowed;
  };
  const denied = deliveries.filter(isDenied);
  if (denied.length > 0) await giveUp(tx, denied, begun, withdrawn);
  return deliveries.filter((delivery) => !isDenied(delivery));
}

const withdrawn = { status: 'failed', reason: 'externalTalkWithdrawn', inCall: false } as const;
