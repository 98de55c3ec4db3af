import type { Instant, TextContent } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import { rememberedMs } from './inbox.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type LineFate = Selectable<Schema['line_message_fate']>;

/** LINE's message as one channel names it. */
export type LineMessageName = { readonly channelId: string; readonly lineMessageId: string };

/** What was heard of messages before they came. LINE tells in any order once it tells again (LINE docs, Receive messages). */
export class LineFates {
  readonly #fates: ReadonlyMap<string, LineFate>;

  static async load(db: Reader, messages: readonly LineMessageName[]): Promise<LineFates> {
    const fates: LineFate[] = [];
    // Hardly ever is there one: a question that costs nothing goes first.
    if (messages.length === 0 || (await anyFate(db, {})).length === 0) return new LineFates(fates);
    for (const [channelId, ofChannel] of Map.groupBy(messages, (message) => message.channelId)) {
      const ids = ofChannel.map(({ lineMessageId }) => lineMessageId);
      fates.push(...(await fatesOf(db, channelId, ids)));
    }
    return new LineFates(fates);
  }

  private constructor(fates: readonly LineFate[]) {
    this.#fates = new Map(fates.map((fate) => [`${fate.channel_id} ${fate.line_message_id}`, fate]));
  }

  of({ channelId, lineMessageId }: LineMessageName): LineFate | null {
    return this.#fates.get(`${channelId} ${lineMessageId}`) ?? null;
  }
}

const anyFate = fixedQuery((db) => db.selectFrom('line_message_fate').select('channel_id').limit(1));

function fatesOf(db: Reader, channelId: string, lineMessageIds: readonly string[]): Promise<LineFate[]> {
  return db
    .selectFrom('line_message_fate')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('line_message_id', 'in', valueList(lineMessageIds))
    .execute();
}

/** The message was taken back before it came. */
export async function keepUnsent(tx: WriteTx, { channelId, lineMessageId }: LineMessageName): Promise<void> {
  await forgetOldFates(tx);
  await tx.db
    .insertInto('line_message_fate')
    .values({ ...nothing, channel_id: channelId, line_message_id: lineMessageId, unsent_at: tx.now, at: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['channel_id', 'line_message_id']).doUpdateSet({ ...nothing, unsent_at: tx.now }),
    )
    .execute();
}

/** The message was edited before it came; the newest edit counts (LINE reference, Message edited event). */
export async function keepEdit(
  tx: WriteTx,
  { channelId, lineMessageId }: LineMessageName,
  edit: { readonly timestamp: number; readonly content: TextContent; readonly quoteToken: string | null },
): Promise<void> {
  await forgetOldFates(tx);
  const edited = {
    edited_timestamp: edit.timestamp,
    edited_content: JSON.stringify(edit.content),
    edited_quote_token: edit.quoteToken,
  };
  await tx.db
    .insertInto('line_message_fate')
    .values({ ...nothing, ...edited, channel_id: channelId, line_message_id: lineMessageId, at: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'line_message_id'])
        .doUpdateSet(edited)
        .where('line_message_fate.unsent_at', 'is', null)
        .where('line_message_fate.edited_timestamp', '<', edit.timestamp),
    )
    .execute();
}

const nothing = { unsent_at: null, edited_timestamp: null, edited_content: null, edited_quote_token: null };

export async function forgetFate(tx: WriteTx, { channel_id, line_message_id }: LineFate): Promise<void> {
  await tx.db
    .deleteFrom('line_message_fate')
    .where('channel_id', '=', channel_id)
    .where('line_message_id', '=', line_message_id)
    .execute();
}

/** A message that has neither come by then nor been brought back will not be. */
async function forgetOldFates(tx: WriteTx): Promise<void> {
  const before: Instant = new Date(Date.parse(tx.now) - rememberedMs).toISOString();
  await tx.db.deleteFrom('line_message_fate').where('at', '<', before).execute();
}
