import type { DeliveryView, MessageId, MessageView, Seq } from '@engawa/domain';
import type { Timeline } from './knowledge.ts';

/** How many messages a timeline keeps while somebody scrolls through it: the list on the screen stays short. */
const windowLimit = 240;
/** A room nobody scrolls may grow by events to this before its oldest are dropped. */
const floodLimit = 2 * windowLimit;

/** Which page was asked for. */
export type PageAsked =
  | { readonly newest: true }
  | { readonly before: Seq }
  | { readonly after: Seq }
  | { readonly around: MessageId };

/** The window with a message that was just posted; the same object when it changes nothing here. */
export function withPosted(timeline: Timeline, message: MessageView): Timeline {
  const { messages, hasOlder, hasNewer } = timeline;
  if (messages.some((known) => known.id === message.id)) return timeline;
  const first = messages[0];
  const last = messages.at(-1);
  if (last && message.seq > last.seq) return hasNewer ? timeline : flooded(insert(timeline, message));
  if (first && message.seq < first.seq && hasOlder) return timeline;
  return !first && (hasNewer || hasOlder) ? timeline : insert(timeline, message);
}

/** The window with another word about a delivery; the same object when the message is not in it. */
export function withDelivery(timeline: Timeline, messageId: MessageId, delivery: DeliveryView): Timeline {
  const at = timeline.messages.findIndex((message) => message.id === messageId);
  const message = timeline.messages[at];
  if (!message || message.content.kind === 'unsent') return timeline;
  return { ...timeline, messages: timeline.messages.with(at, { ...message, delivery }) };
}

/** The window with a message as it has become; the same object when it stands outside the window. */
export function withChanged(timeline: Timeline, message: MessageView): Timeline {
  const at = timeline.messages.findIndex((known) => known.id === message.id);
  const before = timeline.messages[at];
  return before ? { ...timeline, messages: timeline.messages.with(at, laterOf(before, message)) } : timeline;
}

/** What was taken back stays so, whichever word comes last. */
export function laterOf(before: MessageView, after: MessageView): MessageView {
  return before.content.kind === 'unsent' ? before : after;
}

/**
 * The window together with a page. A page that neither touches nor continues the window takes its place when it is the
 * newest or was asked for by its message, and is dropped otherwise (the window has moved since it was asked for).
 * @param newestSeen seq of the newest message heard of: a page made before it does not reach the end.
 */
export function withPage(timeline: Timeline | undefined, page: Timeline, asked: PageAsked, newestSeen: Seq): Timeline {
  const first = timeline?.messages[0]?.seq;
  const last = timeline?.messages.at(-1)?.seq;
  if (!timeline || first === undefined || last === undefined)
    return 'newest' in asked || 'around' in asked ? whole(page, newestSeen) : (timeline ?? nothing);
  if ('around' in asked) return withAround(timeline, page, newestSeen);
  if ('before' in asked) return isWithin(asked.before, first, last) ? withOlder(timeline, page, newestSeen) : timeline;
  if ('after' in asked) return isWithin(asked.after, first, last) ? withNewer(timeline, page, newestSeen) : timeline;
  return withNewest(timeline, page, newestSeen);
}

/** The window cut to its limit, away from where the reader is. */
export function trimmed(timeline: Timeline, keep: 'oldest' | 'newest', limit = windowLimit): Timeline {
  if (timeline.messages.length <= limit) return timeline;
  return keep === 'oldest'
    ? { ...timeline, messages: timeline.messages.slice(0, limit), hasNewer: true }
    : { ...timeline, messages: timeline.messages.slice(-limit), hasOlder: true };
}

const nothing: Timeline = { messages: [], hasOlder: true, hasNewer: true };

function whole(page: Timeline, newestSeen: Seq): Timeline {
  return ending({ messages: page.messages, hasOlder: page.hasOlder, hasNewer: page.hasNewer }, newestSeen);
}

function withOlder(timeline: Timeline, page: Timeline, newestSeen: Seq): Timeline {
  const messages = union(timeline.messages, page.messages);
  const grew = page.messages.length === 0 || messages[0] !== timeline.messages[0];
  return ending({ ...timeline, messages, hasOlder: grew ? page.hasOlder : timeline.hasOlder }, newestSeen);
}

function withNewer(timeline: Timeline, page: Timeline, newestSeen: Seq): Timeline {
  const messages = union(timeline.messages, page.messages);
  const pageEnd = page.messages.at(-1)?.seq ?? timeline.messages.at(-1)!.seq;
  const behind = pageEnd < timeline.messages.at(-1)!.seq;
  return ending({ ...timeline, messages, hasNewer: behind ? timeline.hasNewer : page.hasNewer }, newestSeen);
}

function withNewest(timeline: Timeline, page: Timeline, newestSeen: Seq): Timeline {
  const pageFirst = page.messages[0]?.seq;
  const pageLast = page.messages.at(-1)?.seq;
  const [first, last] = [timeline.messages[0]!.seq, timeline.messages.at(-1)!.seq];
  if (pageFirst === undefined || pageLast === undefined || pageLast < first) return timeline;
  if (pageFirst > last && page.hasOlder) return whole(page, newestSeen);
  const hasOlder = pageFirst <= first ? page.hasOlder : timeline.hasOlder;
  const hasNewer = pageLast < last && timeline.hasNewer;
  return ending({ messages: union(timeline.messages, page.messages), hasOlder, hasNewer }, newestSeen);
}

/** Where the two meet, they are one stretch; where they do not, the reader has left the window. */
function withAround(timeline: Timeline, page: Timeline, newestSeen: Seq): Timeline {
  const pageFirst = page.messages[0]?.seq;
  const pageLast = page.messages.at(-1)?.seq;
  const [first, last] = [timeline.messages[0]!.seq, timeline.messages.at(-1)!.seq];
  if (pageFirst === undefined || pageLast === undefined) return timeline;
  if (pageLast < first || pageFirst > last) return whole(page, newestSeen);
  const hasOlder = pageFirst <= first ? page.hasOlder : timeline.hasOlder;
  const hasNewer = pageLast < last ? timeline.hasNewer : page.hasNewer;
  return ending({ messages: union(timeline.messages, page.messages), hasOlder, hasNewer }, newestSeen);
}

/** A window that ends before the newest message heard of does not reach the end, whatever its page said. */
function ending(timeline: Timeline, newestSeen: Seq): Timeline {
  const short = (timeline.messages.at(-1)?.seq ?? 0) < newestSeen;
  return short && !timeline.hasNewer ? { ...timeline, hasNewer: true } : timeline;
}

function isWithin(seq: Seq, first: Seq, last: Seq): boolean {
  return seq >= first && seq <= last;
}

/** Messages of both, each once, ascending; the page's word wins. */
function union(window: readonly MessageView[], page: readonly MessageView[]): MessageView[] {
  const byId = new Map(window.map((message) => [message.id, message]));
  for (const message of page) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

function insert(timeline: Timeline, message: MessageView): Timeline {
  const at = timeline.messages.findLastIndex((known) => known.seq < message.seq) + 1;
  return { ...timeline, messages: timeline.messages.toSpliced(at, 0, message) };
}

function flooded(timeline: Timeline): Timeline {
  return timeline.messages.length > floodLimit ? trimmed(timeline, 'newest') : timeline;
}
