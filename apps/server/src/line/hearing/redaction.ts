import { keptWith, rewriteInbox } from '../../store/inbox.ts';
import type { WriteTx } from '../../store/store.ts';
import { outside } from './from-line/outside.ts';
import { isLineEvent, type LineEvent } from './from-line.ts';

/** An event as it may be kept once its message was taken back. */
export function withoutWords(event: LineEvent): string {
  const { id, type } = outside(event.message);
  return JSON.stringify({ ...event, message: { id, type } });
}

/** Takes a message out of what is kept of the place at LINE where it was said. */
export async function redactKept(
  tx: WriteTx,
  place: { readonly channelId: string; readonly chatKey: string },
  lineMessageId: string,
): Promise<void> {
  for (const { id, body } of await keptWith(tx.db, { ...place, words: lineMessageId })) {
    const redacted = redactedBody(body, lineMessageId);
    if (redacted !== null) await rewriteInbox(tx, id, redacted);
  }
}

/** @returns null when the message is not in it. What cannot be read might hold it, so nothing of that is left. */
function redactedBody(body: string, lineMessageId: string): string | null {
  const event = read(body);
  if (!isLineEvent(event)) return '{}';
  return outside(event.message).id === lineMessageId ? withoutWords(event) : null;
}

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
