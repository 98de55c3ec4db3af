import type { Logger } from 'pino';
import { contactFollowed, contactUnfollowed, roomForWords } from '../chat/contacts.ts';
import { postFromContact, storableText } from '../chat/messages.ts';
import { dueInbox, finishInbox, type InboxRow, keepInbox, nextInboxDue, postponeInbox } from '../store/inbox.ts';
import type { LineChat } from '../store/line-chats.ts';
import { Loop } from '../store/loop.ts';
import { roomOfLineMessage } from '../store/messages.ts';
import { keepReplyToken } from '../store/reply-tokens.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { type FromLine, fromLine, type LineEvent, replyTokenOf } from './from-line.ts';

/** Rows taken at once; they share a commit. */
const batch = 100;
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

  /** @returns ms until there is something to work on. */
  async #workOff(): Promise<number> {
    const rows = await dueInbox(this.#store.db, new Date().toISOString(), batch);
    const failed = new Set<string>();
    // One write each, all in one commit; what fails is undone alone and holds back only its own chat.
    await Promise.all(rows.map((row) => this.#workOn(row, failed)));
    if (rows.length === batch) return 0;
    const next = await nextInboxDue(this.#store.db, new Date().toISOString());
    return next === null ? Number.POSITIVE_INFINITY : Date.parse(next) - Date.now();
  }

  async #workOn(row: InboxRow, failed: Set<string>): Promise<void> {
    const chat = `${row.channel_id} ${row.chat_key}`;
    try {
      await this.#store.write(async (tx) => {
        if (failed.has(chat) || !(await finishInbox(tx, row.id))) return;
        try {
          await ingest(tx, row);
        } catch (error) {
          failed.add(chat);
          throw error;
        }
      });
    } catch (error) {
      this.#log.error({ err: error, inbox: row.id, type: row.type }, 'an event from LINE could not be worked on');
      await this.#store.write((tx) => giveBack(tx, row));
    }
  }
}

/** One event, inside one transaction: everything that it means, or nothing. */
async function ingest(tx: WriteTx, row: InboxRow): Promise<void> {
  const event = JSON.parse(row.body) as LineEvent;
  const words = fromLine(event);
  if (words.kind === 'unknown') return keepInbox(tx, row.id, 'unknownType');
  const chat = await apply(tx, row, words);
  if (!chat) return keepInbox(tx, row.id, 'unserved');
  const token = replyTokenOf(event);
  if (token) await keepReplyToken(tx, { lineChatId: chat.id, token, receivedAt: row.received_at });
  await tx.db.updateTable('channel').set({ last_event_at: tx.now }).where('id', '=', row.channel_id).execute();
}

/** Answers null when the channel serves nobody: then the event is kept for the admin. */
async function apply(
  tx: WriteTx,
  row: InboxRow,
  words: Exclude<FromLine, { kind: 'unknown' }>,
): Promise<LineChat | null> {
  const at = new Date(row.line_timestamp).toISOString();
  const user = { channelId: row.channel_id, lineUserId: words.lineUserId, at };
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
    at,
  });
  return place.chat;
}

/** Tried again later, each time after a longer pause; in the end kept for the admin, so that the chat goes on. */
async function giveBack(tx: WriteTx, row: InboxRow): Promise<void> {
  if (row.attempts + 1 >= attemptsBeforeKept) return keepInbox(tx, row.id, 'failed');
  await postponeInbox(tx, row, new Date(Date.parse(tx.now) + 500 * 2 ** row.attempts).toISOString());
}
