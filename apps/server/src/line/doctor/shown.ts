/**
 * What of a request the channel doctor may show: its form. Only values from this list stand there as they are, because
 * whatever LINE adds tomorrow may be somebody's words; of ids and tokens the beginning, of all other texts the length.
 */
const plain = new Set([
  ...['type', 'mode', 'webhookEventId', 'id', 'messageId', 'quotedMessageId', 'stickerId', 'packageId'],
  ...['stickerResourceType', 'productId', 'emojiId', 'isRedelivery', 'isUnblocked', 'timestamp', 'index', 'length'],
  ...['total', 'duration', 'fileSize', 'transcodingStatus', 'result', 'notificationDisabled', 'loadingSeconds'],
]);

/** Enough to tell two of them apart. */
const cutIds = /^(userId|groupId|roomId|chatId|to|destination|\w*[tT]oken)$/;
const shownOfIds = 5;

const mostItems = 5;
const deepest = 8;
const mostBytes = 2048;
const mostOfAnswer = 500;

/**
 * A request as JSON of at most 2 KB, without anybody's words, without secrets.
 * @param answer what LINE said to it, in LINE's words
 */
export function shown(request: unknown, answer: string | null = null): string {
  const formed = form(request, '', 0);
  const said = answer === null ? {} : { answer: answer.slice(0, mostOfAnswer) };
  const json = JSON.stringify(answer === null ? formed : { request: formed, ...said }) ?? 'null';
  const bytes = Buffer.byteLength(json);
  return bytes <= mostBytes ? json : JSON.stringify({ tooLong: bytes, ...said });
}

function form(value: unknown, name: string, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return plain.has(name) ? value : '…';
  if (typeof value === 'string') return text(value, name);
  if (typeof value !== 'object' || depth >= deepest) return '…';
  if (Array.isArray(value)) return list(value, name, depth);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 30)
      .map(([key, inner]) => [key.slice(0, 40), form(inner, key, depth + 1)]),
  );
}

function list(values: readonly unknown[], name: string, depth: number): unknown[] {
  const first = values.slice(0, mostItems).map((value) => form(value, name, depth + 1));
  const left = values.length - first.length;
  return left > 0 ? [...first, `… +${left}`] : first;
}

function text(value: string, name: string): string {
  if (plain.has(name)) return value.slice(0, 64);
  return cutIds.test(name) ? `${value.slice(0, shownOfIds)}…` : `… ${value.length}`;
}
