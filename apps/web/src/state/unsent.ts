import { type MediaId, type MessageId, type QuoteView, type RoomId, sendOf } from '@engawa/domain';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { v7 as uuidv7 } from 'uuid';
import { serverNow } from '../api/clock.ts';
import { shownMember } from '../api/page-member.ts';
import { cancelUpload } from '../api/uploads.ts';
import { applyPosted } from './apply-event.ts';
import { knowledge, take } from './known.ts';
import { leavingStore } from './leaving.ts';
import { endsWithMember } from './member-end.ts';
import { onOtherTabs, tellOtherTabs } from './other-tabs.ts';
import { holdsUnfinished } from './unfinished.ts';
import { tell, tellTakenBack } from './unsent-calls.ts';
import { forgetFile, type UnsentFile } from './unsent-files.ts';
import { forgetMessage, inTurn, isGoneElsewhere, isKept, keepMessage } from './unsent-memory.ts';
import {
  createUnsentQueue,
  isTakenBack,
  type Outcome,
  type UnsentContent,
  type UnsentMessage,
} from './unsent-queue.ts';
import { cancelUploading, uploadFile, uploadFrom } from './uploads.ts';

const [unsent, setUnsent] = createStore<{ list: UnsentMessage[] }>({ list: [] });
endsWithMember(() => setUnsent('list', reconcile([])));
onOtherTabs((news) => {
  if (news.kind === 'unsentGone' && news.memberId === shownMember()) goneElsewhere(news.messageId);
});

/** What was written in the room and has not reached the server, oldest first. Reactive. */
export function unsentIn(roomId: RoomId): UnsentMessage[] {
  return unsent.list.filter((message) => message.roomId === roomId && !isTakenBack(message));
}

/** How many messages would be lost if this device forgot them now. Reactive. */
export function unsentCount(): number {
  return unsent.list.filter((message) => !isTakenBack(message)).length;
}

/** How many would be lost with this page. Reactive. */
export function unkeptCount(): number {
  return unsent.list.filter(({ id }) => !isKept(id)).length;
}

holdsUnfinished(() => unkeptCount() > 0);

/** What is written into a room. */
export type NewWords = {
  readonly content: UnsentContent;
  /** The bytes of a content of kind media. */
  readonly file?: UnsentFile;
  readonly quote?: QuoteView | null;
  readonly silent?: boolean;
};

/**
 * Takes what one press of Send sends into the room: drawn at once, kept on the device, sent when the server can be reached.
 * Words do not leave before the files that were sent with them are at the server, so that all of it can be taken back.
 */
export function write(roomId: RoomId, ...words: readonly NewWords[]): void {
  const ids = words.map(() => uuidv7());
  const messages = words.map(
    ({ content, quote, silent }, at): UnsentMessage => ({
      id: ids[at]!,
      roomId,
      ...(ids.length > 1 && { sendId: ids[0]! }),
      content,
      ...(quote?.messageId && { quotes: quote.messageId, quote }),
      ...(silent && { silent }),
      writtenAt: new Date(serverNow()).toISOString(),
      state: 'waiting',
    }),
  );
  // Kept before they are drawn: a picture is looked for at once.
  for (const [at, message] of messages.entries()) keepMessage(message, words[at]?.file);
  setUnsent('list', (list) => [...list, ...messages]);
  messages.forEach(sendMessage);
}

/** What of one press of Send has not reached the server as far as this device knows; a copy, which stays as it is. */
export function unsentOf(sendId: MessageId): UnsentMessage[] {
  return unsent.list
    .filter((message) => sendOf(message) === sendId && !isTakenBack(message))
    .map((message) => structuredClone(unwrap(message)));
}

/**
 * Keeps these from going out, in every tab: while the server is asked (`held`), or until it can be told that they were taken
 * back (`takenBack`). `discard` puts them away.
 */
export function holdBack(messages: readonly UnsentMessage[], state: 'held' | 'takenBack'): void {
  for (const { id, content } of messages) {
    change(id, state === 'held' ? { state } : { state, ...emptied(content) });
    // From now on this tab alone speaks of them.
    tellGone(id);
  }
  if (state === 'takenBack') sendAll();
}

/** That it was taken back is all that the server is to hear: of the words and the file nothing rests on the device for that. */
function emptied(content: UnsentContent): Partial<UnsentMessage> {
  if (content.kind !== 'media') return { content: { kind: 'text', text: '' }, quote: undefined };
  cancelUploading(content.mediaId);
  forgetFile(content.mediaId);
  return { quote: undefined };
}

/** What was held back goes out after all. @param messages as they were before */
export function letGo(messages: readonly UnsentMessage[]): void {
  for (const { id, state } of messages) change(id, { state: state === 'failed' ? 'failed' : 'waiting' });
  sendAll();
}

/** Tries a failed message once more, under the same id. */
export function tryAgain(message: UnsentMessage): void {
  const { failure: _, ...words } = unwrap(message);
  put({ ...words, state: 'waiting' });
  sendMessage(words);
}

/** What the server could not read as a picture goes all the same, to be saved. */
export function tryAgainAsFile(message: UnsentMessage): void {
  if (message.content.kind !== 'media') return;
  tryAgain({ ...message, content: { ...message.content, asFile: true } });
}

/** Puts a message away for good; its file on the way stops, one that has arrived is taken back. */
export function discard(messageId: MessageId): void {
  const message = unsent.list.find((one) => one.id === messageId);
  forget(messageId);
  if (message?.content.kind !== 'media') return;
  cancelUploading(message.content.mediaId);
  if (message.content.uploaded) cancelUpload(message.content.mediaId);
}

/** Tries everything that waits, for example because the connection is back. */
export function sendAll(): void {
  unsent.list.forEach(startUpload);
  queue.sendAll();
}

export const unsentStore = {
  reset(list: UnsentMessage[]): void {
    const waiting = list.map((message) =>
      message.state === 'sending' || message.state === 'held' ? { ...message, state: 'waiting' as const } : message,
    );
    setUnsent('list', reconcile(waiting.sort((a, b) => (a.id < b.id ? -1 : 1))));
  },
  /** The server has it. */
  sent(messageId: MessageId): void {
    const message = unsent.list.find((one) => one.id === messageId);
    if (!message || isTakenBack(message)) return;
    leavingStore.keep(unwrap(message));
    forget(messageId);
  },
  /** What one of these answers was taken back: of its words nothing stays, not even over an answer that waits. */
  takenBack(messageId: MessageId): void {
    for (const { id, quote } of unsent.list)
      if (quote?.messageId === messageId)
        change(id, { quote: { ...unwrap(quote), kind: 'unsent', excerpt: null, mediaId: null } });
  },
};

const queue = createUnsentQueue({
  post,
  all: () => unsent.list,
  change,
  posted: (message) => take(applyPosted(knowledge(), message)),
  later: (again, tries) => void setTimeout(again, Math.min(30_000, 1000 * 2 ** Math.min(tries, 5))),
});

uploadFrom((mediaId) => {
  const message = unsent.list.find((one) => mediaIdOf(one) === mediaId);
  if (message?.content.kind !== 'media') return null;
  return { roomId: message.roomId, messageId: message.id, media: message.content };
});

function sendMessage(message: UnsentMessage): void {
  startUpload(message);
  void queue.send(message.roomId);
}

/** Files go ahead of their turn, so that the second is there when the first has been posted; a refusal shows at once. */
function startUpload(message: UnsentMessage): void {
  const mediaId = message.state === 'waiting' && needsUpload(message);
  if (!mediaId) return;
  void uploadFile(mediaId).then((outcome) => {
    if (outcome.kind === 'uploaded') setUploaded(message.id, true);
    const now = unsent.list.find((one) => one.id === message.id);
    if (outcome.kind === 'failed' && now && !isTakenBack(now))
      change(message.id, { state: 'failed', failure: outcome.failure });
  });
}

async function post(message: UnsentMessage): Promise<Outcome> {
  if (message.state === 'takenBack') {
    const outcome = await tellTakenBack(message);
    if (outcome.kind === 'cancelled') discard(message.id);
    return outcome;
  }
  for (const each of unsentOf(sendOf(message))) {
    const mediaId = each.state !== 'failed' && needsUpload(each);
    if (!mediaId) continue;
    const outcome = await uploadFile(mediaId);
    // A file that cannot go holds back none of the others.
    if (outcome.kind === 'later' || (each.id === message.id && outcome.kind !== 'uploaded')) return outcome;
  }
  return inTurn(message.roomId, async () => {
    if (await isGoneElsewhere(message.id)) goneElsewhere(message.id);
    const now = unsent.list.find((one) => one.id === message.id);
    if (!now || isTakenBack(now)) return { kind: 'cancelled' };
    const outcome = await tell(message);
    // The server may have forgotten a file that was not posted for long: trying again brings it anew.
    if (outcome.kind === 'failed' && outcome.failure.kind === 'gone') setUploaded(message.id, false);
    return outcome;
  });
}

function mediaIdOf(message: UnsentMessage | undefined): MediaId | null {
  return message?.content.kind === 'media' ? message.content.mediaId : null;
}

function needsUpload(message: UnsentMessage): MediaId | null {
  const known = unsent.list.find((one) => one.id === message.id);
  return known?.content.kind === 'media' && !known.content.uploaded ? known.content.mediaId : null;
}

function setUploaded(messageId: MessageId, uploaded: boolean): void {
  const known = unsent.list.find((message) => message.id === messageId);
  if (known?.content.kind === 'media') change(messageId, { content: { ...unwrap(known.content), uploaded } });
}

function change(messageId: MessageId, changed: Partial<UnsentMessage>): void {
  const known = unsent.list.find((message) => message.id === messageId);
  if (known) put({ ...unwrap(known), ...changed });
}

/** One that was discarded, or whose writer signed out, while it was on its way stays away. */
function put(message: UnsentMessage): void {
  const at = unsent.list.findIndex((known) => known.id === message.id);
  if (at < 0) return;
  setUnsent('list', at, reconcile(message));
  keepMessage(message);
}

/** Sent, or put away: in every tab. */
function forget(messageId: MessageId): void {
  const message = unsent.list.find((one) => one.id === messageId);
  if (!message) return;
  setUnsent('list', (list) => list.filter((one) => one.id !== messageId));
  forgetMessage(unwrap(message));
  tellGone(messageId);
}

function tellGone(messageId: MessageId): void {
  const memberId = shownMember();
  if (memberId) tellOtherTabs({ kind: 'unsentGone', memberId, messageId });
}

/** Another tab has sent it, put it away, or takes it back; the memory they share knows. */
function goneElsewhere(messageId: MessageId): void {
  const mediaId = mediaIdOf(unsent.list.find((message) => message.id === messageId));
  setUnsent('list', (list) => list.filter((message) => message.id !== messageId));
  if (mediaId) cancelUploading(mediaId);
}
