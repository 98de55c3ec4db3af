import { isSendable } from './api/messages/sticker.ts';
import type { ApiRequest } from './api/request-log.ts';
import type { LineOpenApi } from './openapi/line-openapi.ts';

const SENDER_NAME_UNITS = 20;
/** Where an address is one that LINE's phones fetch or open (LINE reference, Message objects). */
const FETCHED = ['originalContentUrl', 'previewImageUrl', 'iconUrl', 'url'];

/** LINE keeps these endpoints in another file than those that are held against requests here (`insight.yml`). */
const ELSEWHERE = /^\/v2\/bot\/insight\//;

/**
 * What of these requests LINE would not take, a sentence each, whatever became of them: by its OpenAPI files, and by what
 * those do not say. Addresses of this machine pass where LINE demands https: the exception of tests and demo.
 */
export function findUnlawful(requests: readonly ApiRequest[], openApi: Pick<LineOpenApi, 'checkRequest'>): string[] {
  return requests
    .filter(({ path }) => !ELSEWHERE.test(path))
    .flatMap((request) => [
      ...openApi.checkRequest(request),
      ...breaches(request).map((breach) => `${request.method} ${request.path}: ${breach}`),
    ]);
}

function breaches({ path, headers, body }: ApiRequest): string[] {
  const keyOnReply = path.endsWith('/message/reply') && headers['x-line-retry-key'] !== undefined;
  const keyless = path.endsWith('/message/push') && headers['x-line-retry-key'] === undefined;
  return [
    ...(keyOnReply ? ['carries a retry key'] : []),
    ...(keyless ? ['carries no retry key'] : []),
    ...messagesIn(body).flatMap(messageBreaches),
  ];
}

function messagesIn(body: unknown): Record<string, unknown>[] {
  const messages = (body as { messages?: unknown } | null)?.messages;
  return Array.isArray(messages) ? messages : [];
}

function messageBreaches(message: Record<string, unknown>): string[] {
  const name = (message.sender as { name?: string } | undefined)?.name ?? '';
  const sticker = message.type === 'sticker' && !isSendable(message.packageId, message.stickerId);
  return [
    ...(name.length > SENDER_NAME_UNITS ? [`has the sender name ${name}`] : []),
    ...(sticker ? [`has the sticker ${message.packageId}/${message.stickerId}`] : []),
    ...addressesIn(message)
      .filter((address) => !isFetchable(address))
      .map((address) => `has the address ${address}`),
  ];
}

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    FETCHED.includes(name) && typeof each === 'string' ? [each] : addressesIn(each),
  );
}

function isFetchable(address: string): boolean {
  const url = URL.parse(address);
  const ownMachine = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ownMachine);
}
