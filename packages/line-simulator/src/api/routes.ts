import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.ts';
import type { WebhookSender } from '../webhook/sender.ts';
import { readBodies } from './bodies.ts';
import type { ApiAnswer, Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { answerOfFault } from './fault-answers.ts';
import { type ApiFault, type ApiFaults, isContentFault } from './faults.ts';
import { issueStatelessToken, STATELESS_TOKEN_PATH } from './issue-stateless-token.ts';
import { LineError } from './line-error.ts';
import { type ApiRequest, makeApiRequest, parseJson, pathOf, redact } from './request-log.ts';
import { spoilContent } from './spoil-content.ts';

export interface ApiParts {
  platform: Platform;
  webhooks: WebhookSender;
  faults: ApiFaults;
  /** Called when a request came in; its answer is filled in later. */
  onRequest: (entry: ApiRequest) => void;
  onAnswer: (entry: ApiRequest) => void;
  stopped: AbortSignal;
}

interface Progress {
  requestId: string;
  channelId: string | undefined;
  entry?: ApiRequest;
  fault?: ApiFault;
}

/** LINE's API on one Fastify scope: authentication, faults, the log of requests and LINE's error bodies around the endpoints. */
export async function apiRoutes(app: FastifyInstance, parts: ApiParts): Promise<void> {
  const progressOf = followRequests(app, parts);
  readBodies(app);
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler((_request, reply) => answer(reply, { status: 404, body: { message: 'Not found' } }));
  app.post(STATELESS_TOKEN_PATH, { config: { form: true } }, (request, reply) =>
    answer(reply, issueStatelessToken(parts.platform, (request.body ?? {}) as Record<string, unknown>)),
  );
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: async (request, reply) => answer(reply, await run(endpoint, request, progressOf(request), parts)),
    });
  }
}

/** Whether LINE answers without looking at what is said. */
function isAnswered({ retryKeys, looksAtRetryKeysFirst }: Platform, channelId: string | undefined, key: unknown) {
  if (channelId === undefined) return true;
  return looksAtRetryKeysFirst && typeof key === 'string' && retryKeys.find(channelId, key) !== undefined;
}

/** Gives every request an id, writes it down, and plays the fault that was asked for. */
function followRequests(app: FastifyInstance, parts: ApiParts): (request: FastifyRequest) => Progress {
  const known = new WeakMap<FastifyRequest, Progress>();
  const progressOf = (request: FastifyRequest) => {
    const progress = known.get(request) ?? { requestId: randomUUID(), channelId: channelIdOf(request, parts.platform) };
    known.set(request, progress);
    return progress;
  };
  app.addHook('preHandler', async (request, reply) => {
    const progress = progressOf(request);
    writeDown(request, progress, parts);
    const { channelId } = progress;
    const { method, url, body, headers } = request;
    const answered = isAnswered(parts.platform, channelId, headers['x-line-retry-key']);
    progress.fault = parts.faults.take({ method, path: pathOf(url), channelId, body, isAnswered: answered });
    if (progress.fault) await spoil(progress.fault, reply, parts.stopped);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const progress = progressOf(request);
    reply.header('x-line-request-id', progress.requestId);
    reply.header('date', new Date(parts.platform.now()).toUTCString());
    noteAnswer(writeDown(request, progress, parts), reply, payload, progress.fault);
    parts.onAnswer(progress.entry as ApiRequest);
    if (progress.fault && 'acceptThenDrop' in progress.fault) request.raw.socket.destroy();
    return payload;
  });
  return progressOf;
}

function writeDown(request: FastifyRequest, progress: Progress, parts: ApiParts): ApiRequest {
  if (!progress.entry) {
    progress.entry = makeApiRequest(request, parts.platform.now(), progress.channelId);
    parts.onRequest(progress.entry);
  }
  return progress.entry;
}

function noteAnswer(entry: ApiRequest, reply: FastifyReply, payload: unknown, fault: ApiFault | undefined): void {
  entry.status = reply.statusCode;
  entry.responseHeaders = { ...reply.getHeaders() };
  entry.responseBody = redact(parseJson(payload), 'access_token');
  if (fault && ('acceptThenDrop' in fault || 'hangMs' in fault)) entry.answerLost = true;
}

async function spoil(fault: ApiFault, reply: FastifyReply, stopped: AbortSignal): Promise<void> {
  const error = answerOfFault(fault);
  if (error) throw error;
  const ms = 'hangMs' in fault ? fault.hangMs : 'delayMs' in fault ? fault.delayMs : 0;
  await wait(ms, undefined, { signal: stopped }).catch(() => undefined);
  if ('hangMs' in fault) {
    reply.raw.socket?.destroy();
    throw new LineError(504, 'The simulator hung up');
  }
}

async function run(
  endpoint: Endpoint,
  request: FastifyRequest,
  progress: Progress,
  parts: ApiParts,
): Promise<ApiAnswer> {
  const channel = parts.platform.channels.get(progress.channelId ?? '');
  if (!channel) throw new LineError(401, authenticationFailure(request));
  const retryKey = request.headers['x-line-retry-key'];
  const { fault } = progress;
  const given = await endpoint.handle({
    platform: parts.platform,
    webhooks: parts.webhooks,
    channel,
    body: (request.body ?? {}) as Record<string, unknown>,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    retryKey: typeof retryKey === 'string' ? retryKey : undefined,
    requestId: progress.requestId,
  });
  if (!isContentFault(fault)) return given;
  // A video that is still being prepared has no file yet.
  if (!given.stream && !('transcoding' in fault)) parts.faults.putBack(fault);
  return spoilContent(given, fault, parts.stopped);
}

function channelIdOf(request: FastifyRequest, platform: Platform): string | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : platform.accessTokens.channelIdOf(token);
}

function authenticationFailure(request: FastifyRequest): string {
  const reason = request.headers.authorization
    ? 'invalid token. Confirm that the access token in the authorization header is valid.'
    : 'missing or invalid Authorization header.';
  return `Authentication failed due to the following reason: ${reason}`;
}

function answer(reply: FastifyReply, { status, body, stream, html, headers = {} }: ApiAnswer): FastifyReply {
  if (html !== undefined) return reply.code(status).headers(headers).send(html);
  if (stream) return reply.code(status).headers(headers).send(stream);
  return reply.code(status).headers(headers).type('application/json').send(JSON.stringify(body));
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof LineError) return answer(reply, error);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  return answer(reply, { status, body: { message: error instanceof Error ? error.message : String(error) } });
}
