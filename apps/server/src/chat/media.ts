import {
  type Arrival,
  assertAllowed,
  canPost,
  isMedia,
  type MediaContent,
  type MediaId,
  type MediaReason,
  type MediaView,
  type MessageId,
  type RoomId,
} from '@engawa/domain';
import { insertFileLink } from '../store/file-links.ts';
import {
  changeMedia,
  deleteMedia,
  insertUpload,
  type MediaRow,
  mediaById,
  mediaView,
  type StoredFile,
} from '../store/media.ts';
import { actorOf } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { roomOfMember, sendFactsOf } from '../store/rooms.ts';
import type { Reader, Store, WriteTx } from '../store/store.ts';
import type { ByMember, Who } from '../store/who.ts';
import { changeMessage } from './changing.ts';

/** May the member put a file into this room? Asked before its first byte is taken. @throws DeniedError, NotFoundError */
export async function askUpload(db: Reader, who: ByMember, roomId: RoomId): Promise<{ forLine: boolean }> {
  const actor = await actorOf({ db, who });
  const room = await roomOfMember(db, roomId, actor.id);
  if (!room) throw new NotFoundError('room');
  assertAllowed(canPost(actor, await sendFactsOf(db, room)));
  return { forLine: room.kind === 'line' };
}

export type Upload = StoredFile & {
  readonly id: MediaId;
  readonly room_id: RoomId;
  readonly kind: MediaRow['kind'];
  readonly name: string;
};

export type Uploaded = { readonly media: MediaView; readonly arrival: Arrival };

/**
 * The file is in the storage: now it is known. Of the same upload twice the first counts; `blobKey` then is another's.
 * @throws DeniedError, NotFoundError
 */
export function recordUpload(
  store: Store,
  who: ByMember,
  upload: Upload,
): Promise<Uploaded & { readonly blobKey: string | null }> {
  return store.write(who, async (tx) => {
    const { forLine } = await askUpload(tx.db, who, upload.room_id);
    const earlier = await mediaById(tx.db, upload.id);
    if (earlier) return { ...uploaded(own(earlier, who, upload.room_id), forLine), blobKey: earlier.blob_key };
    await insertUpload(tx, { ...upload, uploaded_by: who.memberId });
    return { ...uploaded((await mediaById(tx.db, upload.id))!, forLine), blobKey: upload.blob_key };
  });
}

/** Null: not uploaded yet. @throws NotFoundError when it is somebody else's, or for another room. */
export async function uploadedBefore(
  db: Reader,
  who: ByMember,
  id: MediaId,
  room: { readonly id: RoomId; readonly forLine: boolean },
): Promise<Uploaded | null> {
  const row = await mediaById(db, id);
  return row ? uploaded(own(row, who, room.id), room.forLine) : null;
}

/** An upload of the member's own that waits to be posted. @throws NotFoundError */
export async function waitingUpload(db: Reader, who: ByMember, id: MediaId): Promise<MediaRow> {
  const row = await mediaById(db, id);
  if (!row || row.message_id !== null) throw new NotFoundError('media');
  return own(row, who, row.room_id);
}

/** @throws NotFoundError when it was posted meanwhile. */
export function setPoster(
  store: Store,
  who: ByMember,
  id: MediaId,
  keys: Pick<MediaRow, 'thumb_key' | 'line_preview_key'>,
): Promise<MediaView> {
  return store.write(who, async (tx) => {
    await waitingUpload(tx.db, who, id);
    await changeMedia(tx, id, keys);
    return mediaView((await mediaById(tx.db, id))!);
  });
}

/** @returns names in the storage, to be removed. @throws NotFoundError */
export function cancelUpload(store: Store, who: ByMember, id: MediaId): Promise<string[]> {
  return store.destroy(who, async (tx) => {
    const row = await waitingUpload(tx.db, who, id);
    tx.destroys();
    return deleteMedia(tx, row);
  });
}

/** What a message with this upload says; in a LINE room also how it arrives there. @throws NotFoundError */
export async function contentOfUpload(
  db: Reader,
  who: ByMember,
  mediaId: MediaId,
  where: { readonly roomId: RoomId; readonly toLine: boolean },
): Promise<MediaContent> {
  const row = own(await waitingUpload(db, who, mediaId), who, where.roomId);
  const { media, arrival } = uploaded(row, where.toLine);
  return { kind: row.kind, media, ...(where.toLine && arrival === 'link' && { asLink: true as const }) };
}

/** The upload belongs to this message from now on; one that reaches LINE as a card gets its page. */
export async function attachMedia(tx: WriteTx<ByMember>, message: { id: MessageId; content: MediaContent }) {
  await changeMedia(tx, message.content.media.id, { message_id: message.id });
  if (message.content.asLink) await openFileLink(tx, message.id, message.content.media.id);
}

/** A page for a file of a message that stands already, as when it is to go as a card after all. */
export function openFileLink(tx: WriteTx<ByMember>, messageId: MessageId, mediaId: MediaId): Promise<void> {
  return insertFileLink(tx, { messageId, mediaId, memberId: tx.who.memberId });
}

/** A file as far as this member may see it; null for everybody else, and for what is not there. */
export async function mediaForMember(db: Reader, { memberId }: ByMember, id: MediaId): Promise<MediaRow | null> {
  const media = await mediaById(db, id);
  if (media?.status !== 'ready') return null;
  if (media.message_id === null) return media.uploaded_by === memberId ? media : null;
  const room = await roomOfMember(db, media.room_id, memberId);
  if (!room) return null;
  if (room.kind === 'line') return media;
  const message = await messageById(db, media.message_id);
  return message && message.seq >= room.joined_seq ? media : null;
}

/**
 * The file of a LINE user's message is here; twice is as good as once.
 * @returns false when nobody waits for it any more: its bytes are to be removed.
 */
export function mediaArrived(
  store: Store,
  who: Who,
  id: MediaId,
  file: StoredFile & Partial<MediaRow>,
): Promise<boolean> {
  return settle(store, who, id, { ...file, status: 'ready', due_at: null });
}

export function mediaFailed(store: Store, who: Who, id: MediaId, reason: MediaReason): Promise<boolean> {
  return settle(store, who, id, { status: 'failed', reason, due_at: null });
}

function settle(store: Store, who: Who, id: MediaId, changes: Partial<MediaRow>): Promise<boolean> {
  return store.write(who, async (tx) => {
    const before = await mediaById(tx.db, id);
    if (before?.status !== 'fetching') return isKept(before, changes);
    await changeMedia(tx, id, changes);
    await tellMedia(tx, { ...before, ...changes });
    return true;
  });
}

/** Its own bytes are known already. */
function isKept(before: MediaRow | null, { blob_key }: Partial<MediaRow>): boolean {
  return !!blob_key && before?.blob_key === blob_key;
}

async function tellMedia(tx: WriteTx, row: MediaRow): Promise<void> {
  const message = row.message_id && (await messageById(tx.db, row.message_id));
  if (!message || !isMedia(message.content)) return;
  const { content } = message;
  const media = mediaView(row);
  // What turned out to be a mere file is no picture of an album either.
  const now: MediaContent = content.kind === row.kind ? { ...content, media } : { kind: row.kind, media };
  await changeMessage(tx, message.id, { content: now });
}

function uploaded(row: MediaRow, forLine: boolean): Uploaded {
  // What LINE has no message for was given no address for LINE to fetch it at.
  const asLink = row.kind === 'file' || (forLine && row.line_key === null);
  const arrival = asLink ? 'link' : (row.kind as Arrival);
  return { media: mediaView(row), arrival };
}

function own(row: MediaRow, { memberId }: ByMember, roomId: RoomId): MediaRow {
  if (row.uploaded_by !== memberId || row.room_id !== roomId) throw new NotFoundError('media');
  return row;
}

/** @throws NotFoundError when the file stands in no room of the member's. */
export async function assertInReach(db: Reader, { memberId }: ByMember, mediaId: MediaId): Promise<void> {
  const row = await db
    .selectFrom('media')
    .innerJoin('participant', 'participant.room_id', 'media.room_id')
    .select('media.id')
    .where('media.id', '=', mediaId)
    .where('media.message_id', 'is not', null)
    .where('participant.person_id', '=', memberId)
    .where('participant.left_seq', 'is', null)
    .executeTakeFirst();
  if (!row) throw new NotFoundError('media');
}
