import type { FastifyRequest } from 'fastify';

/** One API request that the simulator received, and its answer. */
export interface ApiRequest {
  /** ms */
  at: number;
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, unknown>;
  /** `authorization` redacted. */
  headers: Record<string, string | string[] | undefined>;
  /** Parsed; `client_secret` redacted. */
  body: unknown;
  /** Absent while it is being worked on. */
  status?: number;
  responseHeaders?: Record<string, unknown>;
  responseBody?: unknown;
  /** The answer was made but a fault kept it from arriving. */
  answerLost?: true;
  channelId?: string;
}

export function makeApiRequest(request: FastifyRequest, at: number, channelId: string | undefined): ApiRequest {
  return {
    at,
    method: request.method,
    path: pathOf(request.url),
    query: { ...(request.query as object) },
    headers: redact({ ...request.headers }, 'authorization'),
    body: redact(request.body, 'client_secret', 'access_token'),
    ...(channelId === undefined ? {} : { channelId }),
  };
}

/** What was answered; of a stream nothing, so that the log does not hold it. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

/** A copy without the values of these properties. */
export function redact<Value>(value: Value, ...names: string[]): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, names.includes(name) ? '[redacted]' : each]);
  return Object.fromEntries(entries) as Value;
}
