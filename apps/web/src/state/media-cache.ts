import type { MediaId, MemberKey, MessageId } from '@engawa/domain';
import { endsWithMember } from './member-end.ts';
import { inTime } from './patience.ts';

/** Some browsers never answer; the picture is on the server. */
const patienceMs = 2000;

/** How many small pictures this device keeps for reading without a network. */
const keptThumbs = 400;

/** Taken back while this page is open: a picture of theirs that is still on its way is not kept. */
const gone = new Set<MessageId>();
let place: { readonly name: string } | null = null;
endsWithMember(() => gone.clear());

/** Small pictures are kept for this member from now on; null: for nobody. */
export function keepMediaFor(memberId: MemberKey | null): void {
  place = memberId && globalThis.caches ? { name: nameOf(memberId) } : null;
}

export function fileAddress(mediaId: MediaId): string {
  return `/media/files/${mediaId}`;
}

function thumbAddress(mediaId: MediaId): string {
  return `${fileAddress(mediaId)}/thumb`;
}

/**
 * The small picture of a message's file, from this device when it is here. It is kept under its message, so that taking the
 * message back finds it. @returns null when neither the device nor the server has it.
 */
export async function thumbOf(messageId: MessageId, mediaId: MediaId): Promise<Blob | null> {
  const cache = await opened();
  const key = keyOf(messageId, mediaId);
  const kept = await cache?.match(key).catch(() => undefined);
  if (kept) return kept.blob();
  const answer = await fetch(thumbAddress(mediaId)).catch(() => null);
  if (!answer?.ok) return null;
  if (gone.has(messageId)) return null;
  const picture = await answer.blob().catch(() => null);
  // A device that has no more room, or keeps nothing, shows it all the same.
  if (picture && cache) void keepThumb(cache, messageId, key, picture).catch(() => {});
  return picture;
}

async function keepThumb(cache: Cache, messageId: MessageId, key: string, picture: Blob): Promise<void> {
  await cache.put(key, new Response(picture));
  if (gone.has(messageId)) await cache.delete(key);
  await dropOldest(cache);
}

/** Destroys what is kept of a message that was taken back. */
export async function forgetMediaOf(messageId: MessageId): Promise<void> {
  gone.add(messageId);
  const cache = await opened();
  for (const request of (await cache?.keys()) ?? []) {
    if (new URL(request.url).pathname.startsWith(`/kept/${messageId}/`)) await cache?.delete(request);
  }
}

/** Destroys every small picture of the current member. */
export async function forgetMedia(): Promise<void> {
  const name = place?.name;
  place = null;
  if (name) await caches.delete(name).catch(() => false);
}

/** Never an address of the server: nothing answers a request from here but `thumbOf`. */
function keyOf(messageId: MessageId, mediaId: MediaId): string {
  return `/kept/${messageId}/${mediaId}`;
}

/** Null where the browser keeps nothing: no secure connection, some private windows. */
async function opened(): Promise<Cache | null> {
  return place ? inTime(caches.open(place.name), patienceMs, null) : null;
}

async function dropOldest(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  for (const request of keys.slice(0, Math.max(0, keys.length - keptThumbs))) await cache.delete(request);
}

function nameOf(memberId: MemberKey): string {
  return `engawa-thumbs-${memberId}`;
}
