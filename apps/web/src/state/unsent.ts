import type { MediaId, MessageId, QuoteView, RoomId } from '@engawa/domain';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { v7 as uuidv7 } from 'uuid';
import { api, denialOf, invalidPaths, isNotFound, sessionRefusalOf } from '../api/client.ts';
import { serverNow } from '../api/clock.ts';
import { shownMember } from '../api/page-member.ts';
import { cancelUpload } from '../api/uploads.ts';
import { applyPosted } from './apply-event.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';
import { onOtherTabs, tellOtherTabs } from './other-tabs.ts';
import { holdsUnfinished } from './unfinished.ts';
import type { UnsentFile } from './unsent-files.ts';
import { forgetMessage, inTurn, isGoneElsewhere, isKept, keepMessage } from './unsent-memory.ts';
import { createUnsentQueue, type Outcome, type UnsentContent, type UnsentMessage } from './unsent-queue.ts';
import { cancelUploading, uploadFile, uploadFrom } from './uploads.ts';

type PostInput = Parameters<typeof api.message.post.mutate>[0];

const [unsent, setUnsent] = createStore<{ list: UnsentMessage[] }>({ list: [] });
endsWithMember(() => setUnsent('list', reconcile([])));
onOtherTabs((news) => {
  if (news.kind === 'unsentGone' && news.memberId === shownMember()) goneElsewhere(news.messageId);
});

/** What was written in the room and has not reached the server, oldest first. Reactive. */
export function unsentIn(roomId: RoomId): UnsentMessage[] {
  return unsent.list.filter((message) => message.roomId === roomId);
}

/** How many messages would be lost if this device forgot them now. Reactive. */
export function unsentCount(): number {
  return unsent.list.length;
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

/** Takes words into the room: drawn at once, kept on the device, sent when the server can be reached. */
export function write(roomId: RoomId, { content, file, quote, silent }: NewWords): void {
  const message: UnsentMessage = {
    id: uuidv7(),
    roomId,
    content,
    ...(quote?.messageId && { quotes: quote.messageId, quote }),
    ...(silent && { silent }),
    writtenAt: new Date(serverNow()).toISOString(),
    state: 'waiting',
  };
  setUnsent('list', unsent.list.length, message);
  keepMessage(message, file);
  sendMessage(message);
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
      message.state === 'sending' ? { ...message, state: 'waiting' as const } : message,
    );
    setUnsent('list', reconcile(waiting.sort((a, b) => (a.id < b.id ? -1 : 1))));
  },
  /** The server has it. */
  sent(messageId: MessageId): void {
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
    if (outcome.kind === 'failed') change(message.id, { state: 'failed', failure: outcome.failure });
  });
}

async function post(message: UnsentMessage): Promise<Outcome> {
  const mediaId = needsUpload(message);
  if (mediaId) {
    const outcome = await uploadFile(mediaId);
    if (outcome.kind !== 'uploaded') return outcome;
  }
  return inTurn(message.roomId, async () => {
    if (await isGoneElsewhere(message.id)) goneElsewhere(message.id);
    return unsent.list.some((one) => one.id === message.id) ? tell(message) : { kind: 'cancelled' };
  });
}

async function tell({ id, roomId, content, quotes, silent }: UnsentMessage): Promise<Outcome> {
  try {
    const message = await api.message.post.mutate({
      id,
      roomId,
      content: postable(content),
      ...(quotes && { quotes }),
      ...(silent && { silent }),
    });
    return { kind: 'posted', message };
  } catch (error) {
    // The server may have forgotten a file that was not posted for long: trying again brings it anew.
    if (isNotFound(error)) setUploaded(id, false);
    return outcomeOf(error);
  }
}

function postable(content: UnsentContent): PostInput['content'] {
  if (content.kind === 'media') return { kind: 'media', mediaId: content.mediaId };
  if (content.kind !== 'location') return unwrap(content);
  return { ...unwrap(content), title: content.title ?? '', address: content.address ?? '' };
}

function outcomeOf(error: unknown): Outcome {
  // Nothing is wrong with the words: their member may send them later.
  if (sessionRefusalOf(error)) return { kind: 'later' };
  const denial = denialOf(error);
  if (denial) return { kind: 'failed', failure: { kind: 'denied', denial } };
  if (isNotFound(error)) return { kind: 'failed', failure: { kind: 'gone' } };
  if (invalidPaths(error).length > 0) return { kind: 'failed', failure: { kind: 'refused' } };
  return { kind: 'later' };
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
  const memberId = shownMember();
  if (memberId) tellOtherTabs({ kind: 'unsentGone', memberId, messageId });
}

/** Another tab has sent it, or put it away; the memory they share knows. */
function goneElsewhere(messageId: MessageId): void {
  const mediaId = mediaIdOf(unsent.list.find((message) => message.id === messageId));
  setUnsent('list', (list) => list.filter((message) => message.id !== messageId));
  if (mediaId) cancelUploading(mediaId);
}
