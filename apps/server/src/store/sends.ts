import type { MemberKey, MessageId, MessageView } from '@engawa/domain';
import { fixedQuery } from './fixed-query.ts';
import { messageViews } from './message-views.ts';
import type { Reader, WriteTx } from './store.ts';

/** How long the post of something that was taken back is waited for: a device may have been without a network. */
const rememberedMs = 30 * 86_400_000;

/** All that was sent by the same press as this message, in order. @param id of any of them, or of the press */
export async function messagesOfSend(db: Reader, id: MessageId): Promise<MessageView[]> {
  const named = await db.selectFrom('message').select('send_id').where('id', '=', id).executeTakeFirst();
  const first = named?.send_id ?? id;
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', first), eb('send_id', '=', first)]))
    .orderBy('seq')
    .execute();
  return messageViews(db, rows);
}

/** Of this press nothing comes in any more. */
export async function keepTakenBack(tx: WriteTx, sendId: MessageId, authorId: MemberKey): Promise<void> {
  const long = new Date(Date.parse(tx.now) - rememberedMs).toISOString();
  await tx.db.deleteFrom('taken_back_send').where('at', '<', long).execute();
  await tx.db
    .insertInto('taken_back_send')
    .values({ send_id: sendId, author_id: authorId, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isTakenBack(db: Reader, sendId: MessageId, authorId: MemberKey): Promise<boolean> {
  return (await takenBack(db, { sendId, authorId })).length > 0;
}

const takenBack = fixedQuery((db, { sendId, authorId }: { sendId: MessageId; authorId: MemberKey }) =>
  db.selectFrom('taken_back_send').select('at').where('author_id', '=', authorId).where('send_id', '=', sendId),
);
