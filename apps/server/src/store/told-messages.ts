import { fixedQuery } from './fixed-query.ts';
import type { LineMessageName } from './line-fates.ts';
import type { Reader } from './store.ts';

/**
 * LINE's messages that stand already, also as what was taken back, looked up for many at once. What LINE tells of one of
 * them again under another event says nothing new. Holds inside one transaction; what is posted in it is to be added.
 */
export class ToldMessages {
  readonly #names = new Set<string>();

  static async load(db: Reader, messages: readonly LineMessageName[]): Promise<ToldMessages> {
    const told = new ToldMessages();
    for (const [channelId, ofChannel] of Map.groupBy(messages, (message) => message.channelId)) {
      const ids = ofChannel.map(({ lineMessageId }) => lineMessageId);
      for (const { line_message_id } of await standing(db, { channelId, ids }))
        told.add({ channelId, lineMessageId: line_message_id });
    }
    return told;
  }

  has(message: LineMessageName): boolean {
    return this.#names.has(keyOf(message));
  }

  add(message: LineMessageName): void {
    this.#names.add(keyOf(message));
  }
}

const standing = fixedQuery((db, { channelId, ids }: { channelId: string; ids: readonly string[] }) =>
  db
    .selectFrom('line_message as copy')
    .select('copy.line_message_id')
    .where('copy.line_message_id', 'in', ids)
    .where('copy.theirs', '=', 1)
    // Not joined: SQLite would go through all chats of the channel first.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('line_chat as l')
          .select('l.id')
          .whereRef('l.id', '=', 'copy.line_chat_id')
          .where('l.channel_id', '=', channelId),
      ),
    ),
);

function keyOf({ channelId, lineMessageId }: LineMessageName): string {
  return `${channelId} ${lineMessageId}`;
}
