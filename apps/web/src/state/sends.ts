import { isHeldBack, type MessageId, type MessageView, type RoomId, sendOf } from '@engawa/domain';
import { api, denialOf } from '../api/client.ts';
import { applyUnsent } from './apply-event.ts';
import { knowledge, take } from './known.ts';
import { type Written, writtenHere } from './leaving.ts';
import { fileAddress } from './media-cache.ts';
import { inTime } from './patience.ts';
import { timelineOf } from './timelines.ts';
import { discard, holdBack, letGo, unsentIn, unsentOf } from './unsent.ts';
import { fileOf } from './unsent-files.ts';
import type { UnsentContent, UnsentMessage } from './unsent-queue.ts';

/** What one press of Send sent and what of it has not left for LINE yet. */
export type Send = {
  readonly id: MessageId;
  readonly roomId: RoomId;
  /** On this device, oldest first. */
  readonly unsent: readonly UnsentMessage[];
  /** At the server. */
  readonly posted: readonly MessageView[];
};

/** Nobody takes back what stands further up: it would have left long ago. */
const newestLooked = 100;

/** The newest press of this member in the room of which something can still be taken back. Reactive. */
export function ownSend(roomId: RoomId, memberId: string): Send | null {
  const unsent = unsentIn(roomId).filter(({ state }) => state !== 'failed');
  const posted = takeable(roomId).filter(({ author }) => author.kind === 'member' && author.id === memberId);
  const newest = unsent.at(-1) ?? posted.at(-1);
  return newest ? sendIn(roomId, sendOf(newest), unsent, posted) : null;
}

/** The same of a colleague. Reactive. */
export function sendOfOthers(roomId: RoomId, memberId: string): Send | null {
  const posted = takeable(roomId).filter(({ author }) => author.kind === 'member' && author.id !== memberId);
  const newest = posted.at(-1);
  return newest ? sendIn(roomId, sendOf(newest), [], posted) : null;
}

/** Whether the press that it came with ends with it, as far as it can be taken back. Reactive. */
export function endsSend(message: MessageView): boolean {
  const together = takeable(message.roomId).filter((each) => sendOf(each) === sendOf(message));
  return together.at(-1)?.id === message.id;
}

/** What the same press sent and is held back as this message is, in order, itself among it: decided on together. Reactive. */
export function heldWith(message: MessageView): readonly MessageView[] {
  const isHeld = ({ delivery }: MessageView) => !!delivery && isHeldBack(delivery);
  if (!isHeld(message)) return [message];
  const known = timelineOf(message.roomId)?.messages ?? [];
  const together = known.filter((each) => isHeld(each) && sendOf(each) === sendOf(message));
  return together.some(({ id }) => id === message.id) ? together : [message];
}

function sendIn(roomId: RoomId, id: MessageId, unsent: readonly UnsentMessage[], posted: readonly MessageView[]): Send {
  return {
    ...{ id, roomId },
    unsent: unsent.filter((message) => sendOf(message) === id),
    posted: posted.filter((message) => sendOf(message) === id),
  };
}

function takeable(roomId: RoomId): MessageView[] {
  const newest = (timelineOf(roomId)?.messages ?? []).slice(-newestLooked);
  return newest.filter(({ content, delivery }) => {
    if (content.kind === 'unsent' || delivery?.status !== 'waiting') return false;
    return delivery.untried === true && !delivery.reason;
  });
}

/**
 * Takes back what one press of Send sent, wherever each part of it is by now.
 * @returns what was taken back, in order, as it can stand where one writes again; `lost`: of how many files nothing is left
 * @throws the server's denial when all of it has left, the call's error when the server has it and cannot be asked
 */
export async function takeBackSend(send: Send): Promise<{ written: Written[]; lost: number; left: number }> {
  // One that failed meanwhile was sent by the same press, too.
  const unsent = unsentOf(send.id);
  // What a colleague wrote comes back to them, not here.
  const own = send.posted.filter(({ author }) => author.kind === 'member' && author.id === knowledge().me);
  holdBack(unsent, 'held');
  const before = await Promise.all([...own.map(asWritten), ...unsent.map(withFile)]);
  const gone = await told(send, unsent);
  for (const message of gone ?? []) take(applyUnsent(knowledge(), message));
  if (gone) for (const { id } of unsent) discard(id);
  const left = new Set(gone?.filter(({ content }) => content.kind !== 'unsent').map(({ id }) => id));
  const back = before.filter(({ id }) => !left.has(id));
  return {
    written: back.flatMap(({ written }) => (written ? [written] : [])),
    lost: back.filter(({ written }) => written === null).length,
    left: left.size,
  };
}

/** @returns the press's messages as they are now; null when the server is told as soon as it can be reached */
async function told(send: Send, unsent: readonly UnsentMessage[]): Promise<readonly MessageView[] | null> {
  try {
    return await api.message.takeBack.mutate({ messageId: send.id });
  } catch (error) {
    if (denialOf(error) || send.posted.length > 0) {
      letGo(unsent);
      throw error;
    }
    holdBack(unsent, 'takenBack');
    return null;
  }
}

/** What is taken back must not leave while its file is fetched. */
const filePatienceMs = 2000;

type Before = { readonly id: MessageId; readonly written: Written | null };

async function withFile(message: UnsentMessage): Promise<Before> {
  const { content } = message;
  const file = content.kind === 'media' ? await fileOf(content.mediaId) : null;
  return { id: message.id, written: content.kind === 'media' && !file ? null : { message, file } };
}

/** What another device, or this page before it was loaded anew, has written is asked of the server. */
async function asWritten(message: MessageView): Promise<Before> {
  const { id, roomId, quote, at } = message;
  const here = writtenHere(id);
  if (here) return { id, written: here };
  const content = unsentContent(message);
  const words = { id, roomId, ...(quote && { quote }), writtenAt: at, state: 'waiting' as const };
  if (content?.kind !== 'media') return { id, written: content && { message: { ...words, content }, file: null } };
  const ended = new AbortController();
  const fetched = fetch(fileAddress(content.mediaId), { signal: ended.signal });
  const blob = await inTime(
    fetched.then((answer) => (answer.ok ? answer.blob() : null)),
    filePatienceMs,
    null,
  );
  ended.abort();
  return { id, written: blob && { message: { ...words, content }, file: { file: blob } } };
}

function unsentContent({ content }: MessageView): UnsentContent | null {
  if (content.kind === 'text') {
    const { text, emojis } = content;
    return { kind: 'text', text, ...(emojis && { emojis: [...emojis] }) };
  }
  if (content.kind === 'sticker')
    return { kind: 'sticker', packageId: content.packageId, stickerId: content.stickerId };
  if (content.kind === 'location') return content;
  if (!('media' in content)) return null;
  const { id, name, mimeType, bytes, width, height, durationMs } = content.media;
  return {
    ...{ kind: 'media', mediaId: id, name: name ?? '', mimeType: mimeType ?? '', bytes: bytes ?? 0, uploaded: true },
    ...(width && { width }),
    ...(height && { height }),
    ...(durationMs && { durationMs }),
  };
}

/** Ends the time in which the press can be taken back, with what the member said before it. */
export async function sendNow(send: Send): Promise<void> {
  const last = send.posted.at(-1);
  if (last) await api.message.sendNow.mutate({ messageId: last.id });
}
