import { createHash } from 'node:crypto';
import { redeliverySeen } from '../../store/channel-changes.ts';
import { DatabaseBusyError } from '../../store/database-busy-error.ts';
import { type InboxRow, insertInbox, isUnsend } from '../../store/inbox.ts';
import type { Store } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import { outside } from '../hearing/from-line/outside.ts';
import { chatKey, isLineEvent, isRedelivery } from '../hearing/from-line.ts';

/** A webhook whose signature was right. */
export type Envelope = { readonly destination: string; readonly events: readonly unknown[] };

/** @returns null when this is not LINE's envelope. */
export function readEnvelope(body: Buffer): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { destination, events } = value as Record<string, unknown>;
  return typeof destination === 'string' && Array.isArray(events) ? { destination, events } : null;
}

/**
 * How long an event rests before it is worked on: of two that LINE sends at the same moment the second may arrive first,
 * and what has a place in the timeline keeps it.
 */
const restMs = 100;

/** LINE waits for two seconds, and tells again what it was told to wait for. */
const patienceMs = 800;

/** Where events stand from the answer to LINE on. Those that come in while the writer is busy are written as one. */
export class Inbox {
  readonly #store: Store;
  /** Channels of which it was noted by this process. */
  readonly #redelivered = new Set<string>();
  #next: { readonly rows: InboxRow[]; readonly written: Promise<void> } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Stores events as they are, one row each; resolves when they are on the disk. */
  async storeEvents(channelId: string, events: readonly unknown[]): Promise<void> {
    const received = new Date().toISOString();
    await this.#insert(events.map((event, position) => rowFor(channelId, event, { received, position })));
    if (events.some((event) => isRedelivery(outside(event)))) await this.#noteRedelivery(channelId);
  }

  /** A signed body that is not LINE's envelope is kept whole for the admin. */
  async keepUnreadable(channelId: string, body: Buffer): Promise<void> {
    await this.#insert([unreadableRow(channelId, body.toString('utf8'), new Date().toISOString())]);
  }

  /** Here and not where events are worked on: what comes again is often there already. */
  async #noteRedelivery(channelId: string): Promise<void> {
    if (this.#redelivered.has(channelId)) return;
    await this.#store.write(byLine, (tx) => redeliverySeen(tx, [channelId]), patienceMs);
    this.#redelivered.add(channelId);
  }

  async #insert(rows: readonly InboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    this.#next ??= this.#nextWrite();
    const next = this.#next;
    next.rows.push(...rows);
    try {
      await next.written;
    } catch (error) {
      if (this.#next === next) this.#next = null;
      if (error instanceof DatabaseBusyError) throw error;
      // A row that the database refuses must not keep out those that came beside it.
      await this.#store[rows.some(isUnsend) ? 'destroy' : 'write'](byLine, (tx) => insertInbox(tx, rows), patienceMs);
    }
  }

  #nextWrite() {
    const rows: InboxRow[] = [];
    const written = this.#store.write(
      byLine,
      (tx) => {
        this.#next = null;
        return insertInbox(tx, rows);
      },
      patienceMs,
    );
    return { rows, written };
  }
}

type Came = { readonly received: string; readonly position: number };

function rowFor(channelId: string, event: unknown, { received, position }: Came): InboxRow {
  const body = JSON.stringify(event);
  if (!isLineEvent(event)) return unreadableRow(channelId, body, received);
  return {
    id: event.webhookEventId,
    channel_id: channelId,
    chat_key: chatKey(event),
    type: event.type,
    line_timestamp: event.timestamp,
    position,
    body,
    received_at: received,
    status: 'waiting',
    kept_reason: null,
    attempts: 0,
    due_at: new Date(Date.parse(received) + restMs).toISOString(),
  };
}

/** Named by channel and content, so that LINE sending it again keeps it once. */
function unreadableRow(channelId: string, body: string, received: string): InboxRow {
  return {
    id: `unreadable-${createHash('sha256').update(channelId).update(body).digest('hex')}`,
    channel_id: channelId,
    chat_key: '',
    type: '',
    line_timestamp: Date.parse(received),
    position: 0,
    body: body.replaceAll('\u0000', '\ufffd').toWellFormed(),
    received_at: received,
    status: 'kept',
    kept_reason: 'unreadable',
    attempts: 0,
    due_at: received,
  };
}
