import type { ChannelId, MediaId, MediaKind, MediaView, MemberKey, MessageId, RoomId } from '@engawa/domain';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery } from './fixed-query.ts';
import { newId } from './new-id.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type MediaRow = Selectable<Schema['media']>;

export function mediaView(row: MediaRow): MediaView {
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    name: row.name,
    mimeType: row.mime_type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    thumb: row.thumb_key !== null,
  };
}

/** Ids and keys come in addresses; anything else is none of ours, and PostgreSQL would refuse to look some of it up. */
const form = /^[\w-]{1,64}$/;

export async function mediaById(db: Reader, id: MediaId): Promise<MediaRow | null> {
  if (!form.test(id)) return null;
  return (await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What LINE asks for by the unguessable part of an address; only what belongs to a message. */
export async function mediaByLineKey(db: Reader, lineKey: string): Promise<MediaRow | null> {
  if (!form.test(lineKey)) return null;
  const query = db.selectFrom('media').selectAll().where('line_key', '=', lineKey).where('message_id', 'is not', null);
  return (await query.executeTakeFirst()) ?? null;
}

/** A file of a LINE user's message, which is still to be fetched. `name` already safe (`safeFileName`). */
export type FileAtLine = {
  readonly roomId: RoomId;
  readonly messageId: MessageId;
  readonly kind: MediaKind;
  readonly channelId: ChannelId;
  readonly lineMessageId: string;
  readonly name?: string | null;
  readonly durationMs?: number | null;
  /** LINE has only an address of somebody else's server. */
  readonly external?: { readonly url: string; readonly previewUrl: string | null } | null;
};

/** From here on it is fetched as soon as this is committed. Nobody waits for it: the view says `fetching`. */
export function insertMedia(tx: WriteTx, file: FileAtLine): Promise<MediaView> {
  return insertRow(tx, {
    ...nothingKnown,
    id: newId(),
    room_id: file.roomId,
    message_id: file.messageId,
    kind: file.kind,
    status: 'fetching',
    name: file.name ?? null,
    duration_ms: file.durationMs ?? null,
    source: file.external ? 'external' : 'line',
    channel_id: file.channelId,
    line_message_id: file.lineMessageId,
    external_url: file.external?.url ?? null,
    external_preview_url: file.external?.previewUrl ?? null,
    due_at: tx.now,
    created_at: tx.now,
  });
}

/** What is known of a file once its bytes are in the storage. */
export type StoredFile = Pick<MediaRow, 'mime_type' | 'bytes' | 'width' | 'height' | 'duration_ms' | 'blob_key'> &
  Pick<MediaRow, 'thumb_key' | 'line_blob_key' | 'line_preview_key' | 'line_mime_type' | 'line_key'>;

/** A file that a member uploaded and has not posted yet. */
export function insertUpload(
  tx: WriteTx,
  upload: StoredFile & { id: MediaId; room_id: RoomId; uploaded_by: MemberKey; kind: MediaKind; name: string },
): Promise<MediaView> {
  return insertRow(tx, { ...nothingKnown, ...upload, status: 'ready', source: 'member', created_at: tx.now });
}

const nothingKnown = {
  message_id: null,
  uploaded_by: null,
  reason: null,
  name: null,
  mime_type: null,
  bytes: null,
  width: null,
  height: null,
  duration_ms: null,
  blob_key: null,
  thumb_key: null,
  line_blob_key: null,
  line_preview_key: null,
  line_mime_type: null,
  line_key: null,
  channel_id: null,
  line_message_id: null,
  external_url: null,
  external_preview_url: null,
  attempts: 0,
  answer: null,
  answers: 0,
  due_at: null,
};

async function insertRow(tx: WriteTx, row: MediaRow): Promise<MediaView> {
  await tx.db.insertInto('media').values(row).execute();
  return mediaView(row);
}

export async function changeMedia(tx: WriteTx, id: MediaId, changes: Partial<MediaRow>): Promise<void> {
  await tx.db.updateTable('media').set(changes).where('id', '=', id).execute();
}

/**
 * Deletes the file of a message, and its page with it. @returns names in the media storage, for the caller to remove once
 * this is committed (`MediaStorage.remove`).
 */
export async function deleteMediaOfMessage(tx: WriteTx, messageId: MessageId): Promise<string[]> {
  const rows = await tx.db.selectFrom('media').selectAll().where('message_id', '=', messageId).execute();
  const keys: string[] = [];
  for (const row of rows) keys.push(...(await deleteMedia(tx, row)));
  return keys;
}

/**
 * Deletes a file, if it still belongs to the message that is meant, or still to none. @returns its names in the storage,
 * written down as doomed: a server that dies before it removes them does so later.
 */
export async function deleteMedia(
  tx: WriteTx,
  { id, message_id }: Pick<MediaRow, 'id' | 'message_id'>,
): Promise<string[]> {
  const deleted = await tx.db
    .deleteFrom('media')
    .where('id', '=', id)
    .where('message_id', message_id === null ? 'is' : '=', message_id)
    .returningAll()
    .execute();
  const keys = deleted.flatMap(storedKeys);
  await doomFiles(tx, keys);
  return keys;
}

/**
 * Writes down names of files, of the storage or of members' photos, that nothing names any more. They are removed right after
 * the commit; what is still there then, by `MediaUpkeep`. No name is ever given twice.
 */
export async function doomFiles(tx: WriteTx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const doomed = keys.map((key) => ({ key }));
  await tx.db
    .insertInto('doomed_blob')
    .values(doomed)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Names of files that are to be removed, or have been, in order: some of those behind `after`. */
export async function doomedFiles(db: Reader, after: string): Promise<string[]> {
  const query = db.selectFrom('doomed_blob').select('key').where('key', '>', after).orderBy('key').limit(500);
  return (await query.execute()).map(({ key }) => key);
}

export async function forgetDoomed(tx: WriteTx, keys: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('doomed_blob').where('key', 'in', valueList(keys)).execute();
}

function storedKeys(row: MediaRow): string[] {
  return [row.blob_key, row.thumb_key, row.line_blob_key, row.line_preview_key].filter((key) => key !== null);
}

/** Uploads that nobody posted until `before`. */
export function unposted(db: Reader, before: string): Promise<MediaRow[]> {
  return db
    .selectFrom('media')
    .selectAll()
    .where('message_id', 'is', null)
    .where('created_at', '<', before)
    .limit(500)
    .execute();
}

/** Of small files more is used than their bytes: names, rows, and what is made of them. */
const leastBytes = 1_000_000;

/** What a member uploaded and has not posted; every file as a megabyte at least. */
export async function unpostedBytes(db: Reader, memberId: MemberKey): Promise<number> {
  const rows = await db
    .selectFrom('media')
    .select('bytes')
    .where('message_id', 'is', null)
    .where('uploaded_by', '=', memberId)
    .execute();
  return rows.reduce((sum, { bytes }) => sum + Math.max(bytes ?? 0, leastBytes), 0);
}

/** Which of these keys of blobs belong to a file that is known. */
export async function knownBlobs(db: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom('media').select('blob_key').where('blob_key', 'in', keys).execute();
  return new Set(rows.map((row) => row.blob_key!));
}

/** Where a file of a LINE user is fetched from: LINE, or the server that their message names. */
export type FetchSource = Exclude<MediaRow['source'], 'member'>;

/** Files to be fetched now, the longest due first. */
export function dueMedia(
  db: Reader,
  now: string,
  { source, limit }: { readonly source: FetchSource; readonly limit: number },
): Promise<MediaRow[]> {
  return due(db, { now, source, limit });
}

/** Written out, not passed as a value: only then do the databases use the index that holds these rows alone. */
const isFetching = sql<SqlBool>`media.status = 'fetching'`;

const due = fixedQuery((db, { now, source, limit }: { now: string; source: FetchSource; limit: number }) =>
  db
    .selectFrom('media')
    .selectAll()
    .where(isFetching)
    .where('source', '=', source)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit),
);

/** Takes files that are due for a process, which must say again and again that it still works on them. */
export async function claimMedia(
  tx: WriteTx,
  claim: {
    readonly source: FetchSource;
    readonly limit: number;
    readonly until: string;
    readonly except: readonly MediaId[];
  },
): Promise<MediaRow[]> {
  const due = await dueMedia(tx.db, tx.now, { source: claim.source, limit: claim.limit + claim.except.length });
  const taken = due.filter(({ id }) => !claim.except.includes(id)).slice(0, claim.limit);
  for (const { id } of taken) await changeMedia(tx, id, { due_at: claim.until });
  return taken;
}

/** Which of these files are still to be fetched. */
export async function stillFetching(db: Reader, ids: readonly MediaId[]): Promise<Set<MediaId>> {
  if (ids.length === 0) return new Set();
  const query = db.selectFrom('media').select('id').where('id', 'in', ids).where('status', '=', 'fetching');
  return new Set((await query.execute()).map(({ id }) => id));
}

/** Moves the due time of a file that still is to be fetched. */
export async function postponeMedia(
  tx: WriteTx,
  id: MediaId,
  next: Pick<MediaRow, 'due_at'> & Partial<Pick<MediaRow, 'attempts' | 'answer' | 'answers'>>,
): Promise<void> {
  await tx.db.updateTable('media').set(next).where('id', '=', id).where('status', '=', 'fetching').execute();
}

/** When the next file is due; null: none waits. */
export async function nextMediaDue(db: Reader): Promise<string | null> {
  const [row] = await nextDue(db, {});
  return row?.due_at ?? null;
}

const nextDue = fixedQuery((db) =>
  db
    .selectFrom('media')
    .select((eb) => eb.fn.min('due_at').as('due_at'))
    .where(isFetching),
);

/** Times that no rule could have set, see `far-off.ts`: it is fetched now. */
export async function mediaIsDue(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('media').set({ due_at: tx.now }).where(isFarOff('due_at', far)).execute();
}
