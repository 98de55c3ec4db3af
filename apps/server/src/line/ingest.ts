import type { Logger } from 'pino';
import { contactFollowed, contactUnfollowed, roomForWords } from '../chat/contacts.ts';
import { postFromContact, storableText } from '../chat/messages.ts';
import { finishInbox, type InboxRow, keepInbox, oldestWaiting, postponeInbox, waitingInbox } from '../store/inbox.ts';
import type { LineChat } from '../store/line-chats.ts';
import { Loop } from '../store/loop.ts';
import { roomOfLineMessage } from '../store/messages.ts';
import { keepReplyToken } from '../store/reply-tokens.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { type FromLine, fromLine, type LineEvent } from './from-line.ts';

/** Rows taken at once; they share a commit. */
const batch = 100;
/** How long an event rests, so that one sent a moment earlier and arriving later comes before it. */
const settleMs = 100;
const attemptsBeforeKept = 5;

/** Works on what the inbox holds, after the answer to LINE and after every restart. */
export class Ingest {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #loop: Loop;

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
    this.#loop = new Loop(
      store,
      () => this.#workOff(),
      (error) => log.error({ err: error }, 'the inbox could not be read'),
    );
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #workOff(): Promise<number> {
    const settled = new Date(Date.now() - settleMs).toISOString();
    const rows = await waitingInbox(this.#store.db, settled, batch);
    const blocked = new Set<string>();
    const now = new Date().toISOString();
    // One write each, all in one commit; what fails is undone alone and holds back only its own chat.
    const done = await Promise.all(rows.map((row) => this.#workOn(row, blocked, now)));
    if (done.some((finished) => finished) && rows.length === batch) this.#loop.wake();
    return this.#waitForNext();
  }

  async #workOn(row: InboxRow, blocked: Set<string>, now: string): Promise<boolean> {
    const chat = `${row.channel_id} ${row.chat_key}`;
    try {
      return await this.#store.write(async (tx) => {
        if (row.due_at > now) blocked.add(chat);
        if (blocked.has(chat) || !(await finishInbox(tx, row.id))) return false;
        try {
          await ingest(tx, row);
        } catch (error) {
          blocked.add(chat);
          throw error;
        }
        return true;
      });
    } catch (error) {
      this.#log.error({ err: error, inbox: row.id, type: row.type }, 'an event from LINE could not be worked on');
      await this.#store.write((tx) => giveBack(tx, row));
      return false;
    }
  }

  /** @returns ms until the next event has rested. */
  async #waitForNext(): Promise<number> {
    const oldest = await oldestWaiting(this.#store.db);
    return oldest === null ? Number.POSITIVE_INFINITY : Math.max(20, Date.parse(oldest) + settleMs - Date.now());
  }
}

/** One event, inside one transaction: everything that it means, or nothing. */
async function ingest(tx: WriteTx, row: InboxRow): Promise<void> {
  const event = JSON.parse(row.body) as LineEvent;
  const words = fromLine(event);
  if (words.kind === 'unknown') return keepInbox(tx, row.id, 'unknownType');
  const chat = await apply(tx, row, words);
  if (!chat) return keepInbox(tx, row.id, 'unserved');
  if (typeof event.replyToken === 'string') {
    await keepReplyToken(tx, { lineChatId: chat.id, token: event.replyToken, receivedAt: row.received_at });
  }
  await tx.db.updateTable('channel').set({ last_event_at: tx.now }).where('id', '=', row.channel_id).execute();
}

/** Answers null when the channel serves nobody: then the event is kept for the admin. */
async function apply(
  tx: WriteTx,
  row: InboxRow,
  words: Exclude<FromLine, { kind: 'unknown' }>,
): Promise<LineChat | null> {
  const user = { channelId: row.channel_id, lineUserId: words.lineUserId };
  if (words.kind === 'followed') return contactFollowed(tx, user);
  if (words.kind === 'unfollowed') return contactUnfollowed(tx, user);

  const quotedRoomId = words.quotedLineMessageId ? await roomOfLineMessage(tx.db, words.quotedLineMessageId) : null;
  const place = await roomForWords(tx, user, { text: words.text, quotedRoomId, postbackRoomId: null });
  if (!place) return null;
  const { content } = words;
  await postFromContact(tx, {
    roomId: place.roomId,
    contact: { id: place.chat.contact_id, name: place.chat.contactName },
    content: content.kind === 'text' ? { kind: 'text', text: storableText(content.text) } : content,
    lineMessageId: words.lineMessageId,
    at: new Date(row.line_timestamp).toISOString(),
  });
  return place.chat;
}

/** Tried again later, each time after a longer pause; in the end kept for the admin, so that the chat goes on. */
async function giveBack(tx: WriteTx, row: InboxRow): Promise<void> {
  if (row.attempts + 1 >= attemptsBeforeKept) return keepInbox(tx, row.id, 'failed');
  await postponeInbox(tx, row, new Date(Date.parse(tx.now) + 500 * 2 ** row.attempts).toISOString());
}
