import type { MessageContent, MessageId } from '@engawa/domain';
import type { WriteTx } from './store.ts';

/** Words that stood, or would have stood, in a message before those that stand in it now. @param lineTimestamp ms since 1970. */
export async function insertVersion(
  tx: WriteTx,
  version: { readonly messageId: MessageId; readonly lineTimestamp: number; readonly content: MessageContent },
): Promise<void> {
  await tx.db
    .insertInto('message_version')
    .values({
      message_id: version.messageId,
      line_timestamp: version.lineTimestamp,
      content: JSON.stringify(version.content),
      at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Nothing is left of what a message said before. */
export async function forgetVersions(tx: WriteTx, messageId: MessageId): Promise<void> {
  await tx.db.deleteFrom('message_version').where('message_id', '=', messageId).execute();
}
