import type { MessageView, Seq } from '@engawa/domain';
import { createComputed, createSignal, on } from 'solid-js';
import { serverNow } from '../../state/clock.ts';

type Said = Pick<MessageView, 'seq' | 'at'>;

export type Reading<Message extends Said> = {
  readonly messages: () => readonly Message[];
  /** How far this member has read, on any device. */
  readonly readUpTo: () => Seq;
  /** Somebody looks, and at the end of the talk. */
  readonly attentive: () => boolean;
  readonly atEnd: () => boolean;
  /** Whether this is unread for somebody who has read up to `seq`. */
  readonly isUnread: (message: Message, seq: Seq) => boolean;
};

/** What was said longer ago than this, in ms, was missed and not seen coming: this device slept or was offline. */
const missedMs = 60_000;

/**
 * Messages after this are shown as unread: what was read when one last looked away. It stays while one reads, so that the
 * line does not run away; what comes before the reader's eyes is no news and gets no line.
 */
export function createReadBefore<Message extends Said>(reading: Reading<Message>): () => Seq {
  const { messages, readUpTo, attentive, atEnd, isUnread } = reading;
  const [readBefore, setReadBefore] = createSignal(readUpTo());
  const newest = () => messages().at(-1);
  createComputed(on(attentive, (now) => now || setReadBefore(readUpTo()), { defer: true }));
  createComputed(
    on(newest, (now, before) => {
      if (!now || !before || now.seq <= before.seq || !attentive() || !atEnd()) return;
      const hasLine = messages().some((each) => each.seq <= before.seq && isUnread(each, readBefore()));
      const wasMissed = messages().some((each) => each.seq > before.seq && isOld(each));
      if (!hasLine && !wasMissed) setReadBefore(now.seq);
    }),
  );
  return readBefore;
}

function isOld({ at }: Said): boolean {
  return serverNow() - Date.parse(at) > missedMs;
}
