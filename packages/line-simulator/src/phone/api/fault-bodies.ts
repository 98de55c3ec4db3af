import type { ApiFault, FaultSelector } from '../../api/faults.ts';
import type { WebhookFault } from '../../webhook/faults.ts';
import { PhoneError } from './phone-error.ts';

export interface FaultBody {
  fault?: unknown;
  endpoint?: unknown;
  channelId?: unknown;
  times?: unknown;
}

/** So many at most, so that a slip of the hand spoils no whole day. */
const MAX_TIMES = 100;

/** Names that people choose from, with the requests they mean. */
const ENDPOINTS: Record<string, RegExp | undefined> = {
  any: undefined,
  send: /^\/v2\/bot\/message\/(?:push|reply|multicast)$/,
  push: /^\/v2\/bot\/message\/push$/,
  reply: /^\/v2\/bot\/message\/reply$/,
  token: /^\/oauth2\/v3\/token$/,
  profile: /^\/v2\/bot\/profile\//,
  content: /\/content(?:\/preview|\/transcoding)?$/,
  quota: /^\/v2\/bot\/message\/quota/,
};

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isHeader = (value: unknown) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
const isTrue = (value: unknown) => value === true;

/** The one property that names an API fault, and what it may hold. */
const API_FAULTS: Record<string, (value: unknown) => boolean> = {
  status: (value) => isCount(value) && (value as number) >= 400 && (value as number) < 600,
  gateway: (value) => isCount(value) && (value as number) >= 300 && (value as number) < 600,
  tooMany: (value) => ['rate', 'month', 'reserved', 'user'].includes(value as string),
  refusesSender: isTrue,
  hangMs: isCount,
  acceptThenDrop: isTrue,
  delayMs: isCount,
  contentBytesPerSecond: (value) => isCount(value) && (value as number) > 0,
  contentCutAfterBytes: isCount,
  contentGone: isTrue,
  brokenContent: isTrue,
  contentLength: isCount,
  contentShort: isCount,
  contentInstead: (value) => ['html', 'json', 'png'].includes(value as string),
  contentType: isHeader,
  contentRedirect: isHeader,
  transcoding: (value) => value === 'processing' || value === 'failed',
};

/** Throws 400 `bad-fault`. */
export function readFault({ fault, endpoint = 'any', channelId, times }: FaultBody): {
  selector: FaultSelector;
  fault: ApiFault;
} {
  const [name = '', value] = Object.entries(fault ?? {})[0] ?? [];
  if (!Object.hasOwn(API_FAULTS, name) || !API_FAULTS[name]?.(value)) throw new PhoneError(400, 'bad-fault');
  const path = readEndpoint(endpoint);
  const ofChannel = typeof channelId === 'string' && channelId !== '' ? { channelId } : {};
  return {
    selector: { times: readTimes(times), ...(path === undefined ? {} : { path }), ...ofChannel },
    fault: fault as ApiFault,
  };
}

/** Throws 400 `bad-fault`. */
export function readWebhookFault({ fault, times }: { fault?: unknown; times?: unknown }): {
  fault: WebhookFault;
  times: number;
} {
  const { kind, ms, count } = (fault ?? {}) as { kind?: string; ms?: unknown; count?: unknown };
  const isPlain = kind === 'duplicate' || kind === 'drop';
  const isDelay = kind === 'delay' && isCount(ms);
  const isOfSeveral = (kind === 'reorder' || kind === 'batch') && isCount(count) && (count as number) >= 2;
  if (!isPlain && !isDelay && !isOfSeveral) throw new PhoneError(400, 'bad-fault');
  return { fault: fault as WebhookFault, times: readTimes(times) };
}

function readEndpoint(endpoint: unknown): string | RegExp | undefined {
  const name = String(endpoint);
  if (name.startsWith('/')) return name;
  if (!Object.hasOwn(ENDPOINTS, name)) throw new PhoneError(400, 'bad-fault');
  return ENDPOINTS[name];
}

/** Of a selector of this file its name again, of another what it says. */
export function nameEndpoint(path: string | RegExp | undefined): string {
  const named = Object.entries(ENDPOINTS).find(([, each]) => each === path);
  return named?.[0] ?? String(path);
}

function readTimes(times: unknown = 1): number {
  if (!isCount(times) || (times as number) < 1 || (times as number) > MAX_TIMES) throw new PhoneError(400, 'bad-fault');
  return times as number;
}
