import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** LINE's words for the stickers that members can send; a text that goes once more without its LINE emoji. */
export function whatLineSaysOfStickers(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('sticker_word')
        .addColumn('package_id', 'text', (c) => c.notNull())
        .addColumn('sticker_id', 'text', (c) => c.notNull())
        .addColumn('word', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('sticker_word_pk', ['package_id', 'sticker_id', 'word'])
        .execute();
      await schema
        .alterTable('delivery')
        .addColumn('no_emoji', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  };
}
