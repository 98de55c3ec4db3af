import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Denial } from '@engawa/domain';
import { connectedFrame, errorFrame } from './feed-wire.ts';

/** A stream says something at least this often, so that a broken connection is noticed on both sides. */
export const pingMs = 15_000;

/** The client opens the stream anew after so long without a byte. */
export const reconnectAfterInactivityMs = 35_000;

/** As tRPC's own adapter sends them with a stream; but nothing of it may be stored. */
export const streamHeaders = {
  vary: 'trpc-accept, accept',
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  connection: 'keep-alive',
} as const;

const errors = {
  UNAUTHORIZED: { code: -32001, httpStatus: 401, more: {} },
  BAD_REQUEST: { code: -32600, httpStatus: 400, more: { invalid: [] } },
  FORBIDDEN: { code: -32003, httpStatus: 403, more: {} },
} as const;

/** Why nothing is streamed: a word of tRPC's, or what a rule said. */
export type Refusal = 'UNAUTHORIZED' | 'BAD_REQUEST' | Denial;

/** tRPC's shape of an error, with the data that all our procedures add. */
export function errorShape(why: Refusal) {
  const [name, denied] = typeof why === 'string' ? [why, {}] : (['FORBIDDEN', { denial: why }] as const);
  const { code, httpStatus, more } = errors[name];
  return { message: name, code, data: { code: name, httpStatus, path: 'feed.events', ...more, ...denied } };
}

/** EventSource reads nothing of an answer that is not a stream, so it is told inside one, as tRPC's adapter does. */
export function isForEventSource(request: IncomingMessage): boolean {
  return request.headers.accept?.includes('text/event-stream') ?? false;
}

export function refuse(response: ServerResponse, why: Refusal, inStream: boolean): void {
  const shape = errorShape(why);
  if (inStream) {
    response.writeHead(200, streamHeaders);
    response.end(Buffer.concat([connectedFrame(reconnectAfterInactivityMs), errorFrame(shape)]));
  } else {
    response.writeHead(shape.data.httpStatus, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ error: shape }));
  }
}
