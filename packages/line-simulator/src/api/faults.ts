/** Which requests a fault is for; what is not given matches all that the fault can befall. */
export interface FaultSelector {
  path?: string | RegExp;
  method?: string;
  channelId?: string;
  /** How many requests it spoils; default 1. */
  times?: number;
}

/**
 * What becomes of a user's file on its way; befalls content and preview alone.
 * - `contentBytesPerSecond`: it comes slowly
 * - `contentCutAfterBytes`: the connection breaks after so many
 * - `contentGone`: 410
 * - `brokenContent`: 200, and bytes that are no picture
 * - `contentLength`: the header claims so many bytes, whatever comes
 * - `contentShort`: its first bytes alone, at most so many (0: none), with a length that fits and a clean end
 * - `contentInstead`: 200, and something else: a page of somebody in between, an answer in JSON, or another file
 * - `contentType`: the file as it is, under this type
 * - `contentRedirect`: 302 to this address, as of a network that wants a login
 * - `transcoding`: a video or sound is still being prepared (`processing`: 202, and that state), or its state is that this `failed`
 */
export type ContentFault =
  | { contentBytesPerSecond: number }
  | { contentCutAfterBytes: number }
  | { contentGone: true }
  | { brokenContent: true }
  | { contentLength: number }
  | { contentShort: number }
  | { contentInstead: ContentInstead }
  | { contentType: string }
  | { contentRedirect: string }
  | { transcoding: 'processing' | 'failed' };

export type ContentInstead = 'html' | 'json' | 'png';

/**
 * What LINE does instead of answering well.
 * - `status`: answers this, without doing the work; the body is LINE's own where none is given, of 502 to 504 a gateway's HTML
 * - `gateway`: this status and a page, from what stands before LINE: a proxy, or the network of the company
 * - `tooMany`: 429 of the calls to send, by its cause (LINE reference, Rate limits): `rate`, `month`, `reserved` by a narrowcast, `user`
 * - `refusesSender`: 400 to messages with a `sender`; those without pass
 * - `hangMs`: says nothing for so long, then cuts the connection, without doing the work
 * - `acceptThenDrop`: does the work, then cuts the connection: the answer is lost
 * - `delayMs`: does the work and answers, but late
 */
export type ApiFault =
  | { status: number; body?: unknown }
  | { gateway: number }
  | { tooMany: TooMany }
  | { refusesSender: true }
  | { hangMs: number }
  | { acceptThenDrop: true }
  | { delayMs: number }
  | ContentFault;

export type TooMany = 'rate' | 'month' | 'reserved' | 'user';

/** What of a request decides whether a fault befalls it. */
export interface FaultTarget {
  method: string;
  path: string;
  channelId: string | undefined;
  body: unknown;
  /** It is answered before what it says is looked at: its retry key is known, or its token is not. */
  isAnswered?: boolean;
}

interface Planned {
  selector: FaultSelector;
  fault: ApiFault;
  left: number;
}

/** The faults of the coming API requests; the first that matches is taken. */
export class ApiFaults {
  #planned: Planned[] = [];
  readonly #taken = new WeakMap<ApiFault, Planned>();

  next(selector: FaultSelector, fault: ApiFault): void {
    this.#planned.push({ selector, fault, left: selector.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  /** What still waits for its request. */
  waiting(): { selector: FaultSelector; fault: ApiFault; left: number }[] {
    return this.#planned.map((each) => ({ ...each }));
  }

  take(request: FaultTarget): ApiFault | undefined {
    const found = this.#planned.find(({ selector, fault }) => matches(selector, request) && canBefall(fault, request));
    if (!found) return undefined;
    found.left -= 1;
    this.#planned = this.#planned.filter((each) => each.left > 0);
    this.#taken.set(found.fault, found);
    return found.fault;
  }

  /** For a fault that was taken and had nothing to spoil: it waits for the next request, before the others. */
  putBack(fault: ApiFault): void {
    const planned = this.#taken.get(fault);
    if (!planned) return;
    if (planned.left === 0) this.#planned.unshift(planned);
    planned.left += 1;
  }
}

export function isContentFault(fault: ApiFault | undefined): fault is ContentFault {
  return fault !== undefined && CONTENT_FAULTS.some((name) => name in fault);
}

const CONTENT_FAULTS = [
  'contentBytesPerSecond',
  'contentCutAfterBytes',
  'contentGone',
  'brokenContent',
  'contentLength',
  'contentShort',
  'contentInstead',
  'contentType',
  'contentRedirect',
  'transcoding',
];
const CONTENT_PATH = /\/content(?:\/preview)?$/;
const PREPARING_PATH = { processing: /\/content(?:\/transcoding)?$/, failed: /\/content\/transcoding$/ };
const COUNTED_PATH = /^\/v2\/bot\/message\/(?:push|multicast)$/;
const SENDING_PATH = /^\/v2\/bot\/message\/(?:reply|push|multicast)$/;

function canBefall(fault: ApiFault, { path, body, isAnswered }: FaultTarget): boolean {
  if ('transcoding' in fault) return PREPARING_PATH[fault.transcoding].test(path);
  if (isContentFault(fault)) return CONTENT_PATH.test(path);
  if ('refusesSender' in fault) return hasSender(body) && !isAnswered;
  if (!('tooMany' in fault) || fault.tooMany === 'rate') return true;
  return (fault.tooMany === 'user' ? SENDING_PATH : COUNTED_PATH).test(path);
}

function hasSender(body: unknown): boolean {
  const { messages } = (body ?? {}) as { messages?: unknown };
  return Array.isArray(messages) && messages.some((message) => message?.sender !== undefined);
}

function matches({ path, method, channelId }: FaultSelector, request: FaultTarget): boolean {
  if (path instanceof RegExp ? !path.test(request.path) : path !== undefined && path !== request.path) return false;
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  return channelId === undefined || channelId === request.channelId;
}
