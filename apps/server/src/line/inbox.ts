import { createHash } from 'node:crypto';
import { type InboxRow, insertInbox } from '../store/inbox.ts';
import type { Store } from '../store/store.ts';
import { chatKey, isLineEvent } from './from-line.ts';

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

/** Stores events as they are, one row each; resolves when they are on the disk. */
export async function storeEvents(store: Store, channelId: string, events: readonly unknown[]): Promise<void> {
  if (events.length === 0) return;
  const received = new Date().toISOString();
  const rows = events.map((event) => rowFor(channelId, event, received));
  await store.write((tx) => insertInbox(tx, rows));
}

/** A signed body that is not LINE's envelope is kept whole for the admin. */
export async function keepUnreadable(store: Store, channelId: string, body: Buffer): Promise<void> {
  const row = unreadableRow(channelId, body.toString('utf8'), new Date().toISOString());
  await store.write((tx) => insertInbox(tx, [row]));
}

function rowFor(channelId: string, event: unknown, received: string): InboxRow {
  const body = JSON.stringify(event);
  if (!isLineEvent(event)) return unreadableRow(channelId, body, received);
  return {
    id: event.webhookEventId,
    channel_id: channelId,
    chat_key: chatKey(event),
    type: event.type,
    line_timestamp: event.timestamp,
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
    body: body.replaceAll('\u0000', '\ufffd').toWellFormed(),
    received_at: received,
    status: 'kept',
    kept_reason: 'unreadable',
    attempts: 0,
    due_at: received,
  };
}
