import { readdir } from 'node:fs/promises';
import type { Bubble } from '@engawa/line-simulator';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import { Photos } from '../../src/media/photos.ts';
import { MediaStorage } from '../../src/media/storage.ts';
import { MediaUpkeep } from '../../src/media/upkeep.ts';
import type { Store } from '../../src/store/store.ts';
import { inboxEmpty } from '../company.ts';
import type { Talk } from './talk.ts';

/** What the database holds of the talk, as rows: what every screen shows comes from them. */
type Held = Awaited<ReturnType<typeof readTalk>>;

/** Phone and app agree on every message: each stands there once, in order, and nothing is left of what was taken back. */
export async function expectAgreement(talk: Talk, store: Store, directory: string): Promise<void> {
  await comeToRest(talk, store);
  const held = await readTalk(store, talk);
  expectWordsOfUser(talk, held);
  expectWordsOfMember(talk, held);
  await expectScreenAsHeld(talk, held);
  await expectNothingLeft(talk, store, directory);
}

async function comeToRest(talk: Talk, store: Store): Promise<void> {
  talk.line.faults.clear();
  talk.line.webhookFaults.clear();
  talk.line.changeSettings(talk.channel, { quota: null });
  if (!talk.user.isFriendOf(talk.channel)) await talk.user.unblocks(talk.channel);
  await talk.server.start();
  await talk.line.redeliver();
  await inboxEmpty(store);
  await talk.askForQuota();
  await vi.waitFor(() => expectNothingOnItsWay(store), { timeout: restWithinMs, interval: 100 });
  await vi.waitFor(() => expectFilesThere(store), { timeout: restWithinMs, interval: 100 });
}

/** Pauses after faults grow, and what a dead server had begun is nobody else's for a while. */
export const restWithinMs = 90_000;

async function expectNothingOnItsWay({ db }: Store): Promise<void> {
  const open = await db
    .selectFrom('delivery')
    .select(['status', 'reason', 'due_at'])
    .where('status', 'in', ['waiting', 'held', 'sending'])
    .execute();
  expect(open).toEqual([]);
}

async function expectFilesThere({ db }: Store): Promise<void> {
  const open = await db.selectFrom('media').select('id').where('status', '=', 'fetching').execute();
  expect(open).toEqual([]);
}

async function readTalk({ db }: Store, talk: Talk) {
  const messages = await db
    .selectFrom('message')
    .leftJoin('line_message as copy', (join) => join.onRef('copy.message_id', '=', 'message.id').on('theirs', '=', 1))
    .select(['id', 'seq', 'kind', 'content', 'author_kind', 'line_message_id', 'edited_timestamp'])
    .where('room_id', '=', talk.roomId)
    .orderBy('seq')
    .execute();
  const deliveries = await db
    .selectFrom('delivery')
    .leftJoin('line_message as copy', (join) =>
      join.onRef('copy.message_id', '=', 'delivery.message_id').onRef('copy.part', '=', 'delivery.part'),
    )
    .select(['delivery.message_id', 'delivery.part', 'status', 'reason', 'line_message_id'])
    .where('room_id', '=', talk.roomId)
    .orderBy('seq')
    .orderBy('delivery.part')
    .execute();
  return { messages, deliveries };
}

/** Every bubble of the LINE user stands in the timeline once: the same words, the same kind, taken back where it was. */
function expectWordsOfUser(talk: Talk, { messages }: Held): void {
  const heard = messages.filter((message) => message.author_kind === 'contact');
  const said = talk.bubbles.filter((bubble) => bubble.from === 'user');
  expect(heard.map((message) => message.line_message_id).toSorted()).toEqual(said.map(({ id }) => id).toSorted());
  for (const bubble of said) {
    const message = heard.find((each) => each.line_message_id === bubble.id)!;
    expect({ id: bubble.id, ...asHeld(message) }).toEqual({ id: bubble.id, ...asSaid(bubble) });
  }
  const inOrder = heard.map((message) => message.line_message_id!).filter((id) => talk.calm.includes(id));
  expect(inOrder).toEqual(talk.calm);
}

function asHeld(message: Held['messages'][number]) {
  const text = message.kind === 'text' ? (JSON.parse(message.content) as { text: string }).text : null;
  return { kind: message.kind as string, text, edited: message.kind === 'text' && message.edited_timestamp !== null };
}

function asSaid(bubble: Bubble) {
  if (bubble.unsentAt) return { kind: 'unsent', text: null, edited: false };
  const text = bubble.message.type === 'text' ? (bubble.text ?? null) : null;
  return { kind: bubble.message.type as string, text, edited: bubble.editedAt !== undefined };
}

/**
 * What LINE took stands on the phone once, in the order of the timeline. Of what nobody can know, it stands there or not,
 * but not twice.
 */
function expectWordsOfMember(talk: Talk, { deliveries }: Held): void {
  const shown = talk.bubbles.filter((bubble) => bubble.from === 'account').map(({ id }) => id);
  const accepted = deliveries.filter(({ status }) => status === 'accepted').map((each) => each.line_message_id);
  const uncertain = deliveries.filter(({ status }) => status === 'uncertain');
  expect(new Set(shown).size).toBe(shown.length);
  // Of a call that was asked again LINE may not tell the ids any more: such bubbles are known by their number alone.
  const known = accepted.filter((id) => id !== null);
  expect(shown.filter((id) => known.includes(id))).toEqual(known);
  const unknown = shown.length - known.length;
  const nameless = accepted.length - known.length;
  expect(unknown).toBeGreaterThanOrEqual(nameless);
  expect(unknown).toBeLessThanOrEqual(nameless + uncertain.length);
  const words = talk.bubbles.flatMap(({ from, message, text }) =>
    from === 'account' && message.type === 'text' ? [text] : [],
  );
  expect(words.filter((text, at) => words.indexOf(text) !== at && text?.startsWith('言葉'))).toEqual([]);
  const failed = deliveries.filter(({ status }) => status === 'failed');
  expect(failed.map(({ reason }) => reason)).toEqual([]);
}

/** The member's screen shows the rows, in their order. */
async function expectScreenAsHeld(talk: Talk, { messages }: Held): Promise<void> {
  const shown: { id: string; kind: string }[] = [];
  for (let before: number | undefined, more = true; more; ) {
    const page = await talk.member.message.page.query({
      roomId: talk.roomId,
      limit: 200,
      ...(before === undefined ? {} : { before }),
    });
    shown.unshift(...page.messages.map(({ id, content }) => ({ id, kind: content.kind })));
    before = page.messages[0]?.seq;
    more = page.hasOlder;
  }
  expect(shown).toEqual(messages.map(({ id, kind }) => ({ id, kind })));
}

/** No table holds a word that was taken back, and no file lies there that no message has. */
async function expectNothingLeft(talk: Talk, store: Store, directory: string): Promise<void> {
  for (const { name, text } of await everyText(store)) {
    const left = talk.destroyed.filter((words) => text.includes(words));
    expect({ table: name, left }).toEqual({ table: name, left: [] });
  }
  const storage = new MediaStorage(directory);
  // A server that died between a commit and the deletion of a file deletes it the next time it tidies up.
  const photos = new Photos(directory, storage);
  await new MediaUpkeep(store, storage, photos, pino({ enabled: false })).sweep(Date.now() + hourMs);
  const media = await store.db
    .selectFrom('media')
    .select(['blob_key', 'thumb_key', 'line_blob_key', 'line_preview_key'])
    .execute();
  const kept = new Set(media.flatMap((row) => Object.values(row)));
  expect((await filesIn(storage.blobs)).filter((name) => !kept.has(name))).toEqual([]);
}

const hourMs = 60 * 60 * 1000;

/** Every table, each as one long text. */
async function everyText({ db }: Store): Promise<{ name: string; text: string }[]> {
  const tables = await db.introspection.getTables();
  const texts: { name: string; text: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    texts.push({ name, text: JSON.stringify(rows) });
  }
  return texts;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
