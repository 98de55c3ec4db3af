import { cutToUnits } from '@engawa/domain';
import { HTTPFetchError } from '@line/bot-sdk';
import type { Outcome } from '../../outbox/sender.ts';
import { NoAnswerError } from '../asking/answer.ts';
import { NotAskedError } from '../asking/client.ts';
import { isOwnFault } from '../asking/own-fault.ts';

/** From what was thrown to what it means. LINE's texts are no contract; where only they tell cases apart, they are asked last. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotAskedError) return outcomeUnasked(error);
  if (error instanceof NoAnswerError) return { kind: 'noAnswer' };
  if (!(error instanceof HTTPFetchError)) return isUnsent(error) ? { kind: 'unreachable' } : { kind: 'noAnswer' };
  const body = parsed(error.body);
  switch (error.status) {
    case 409:
      // The retry key is known: an earlier attempt was accepted (LINE docs, Retry failed API requests).
      return accepted(body, error.headers.get('x-line-accepted-request-id'));
    case 400:
      return refusal(body);
    case 401:
      return { kind: 'badCredentials' };
    case 413:
      return { kind: 'refused', message: wordsOf(body), guilty: null };
    case 429:
      return tooMany(body);
    default:
      return error.status >= 500 ? { kind: 'fault' } : { kind: 'forbidden', message: wordsOf(body) };
  }
}

export function accepted(body: unknown, requestId: string | null): Outcome {
  const list = (body as { sentMessages?: unknown } | null)?.sentMessages;
  const sent = (Array.isArray(list) ? list : []) as { id?: unknown; quoteToken?: unknown }[];
  return {
    kind: 'accepted',
    sent: sent.map(({ id, quoteToken }) => ({
      id: String(id),
      quoteToken: typeof quoteToken === 'string' ? quoteToken : null,
    })),
    requestId,
  };
}

type Body = Record<string, unknown> | null;

function refusal(body: Body): Outcome {
  const said = messageOf(body);
  if (/invalid reply token/i.test(said)) return { kind: 'invalidReplyToken' };
  if (/failed to send messages/i.test(said)) return { kind: 'unknownDestination' };
  const guilty = detailsOf(body).flatMap(({ property }) => bubbleNamedBy(property) ?? []);
  return { kind: 'refused', message: wordsOf(body), guilty: guilty.length > 0 ? [...new Set(guilty)] : null };
}

/** What LINE names as the cause of a refusal, and in which bubble; null: in none or in all. */
export function namedIn(error: unknown): { readonly what: string; readonly bubble: number | null }[] {
  if (!(error instanceof HTTPFetchError)) return [];
  const body = parsed(error.body);
  const details = detailsOf(body).map(({ property, message }) => ({
    what: `${property}: ${message}`,
    bubble: bubbleNamedBy(property),
  }));
  return details.length > 0 ? details : [{ what: messageOf(body), bubble: null }];
}

function bubbleNamedBy(property: string): number | null {
  const index = /^messages\[(\d+)\]/.exec(property)?.[1];
  return index === undefined ? null : Number(index);
}

/** Four causes have one status (LINE reference, Rate limits); what LINE says to too many messages to one user is not published. */
function tooMany(body: Body): Outcome {
  const said = messageOf(body);
  if (/monthly limit/i.test(said)) return { kind: 'monthlyLimit' };
  return !said || /rate limit/i.test(said) ? { kind: 'tooManyRequests' } : { kind: 'tooManyToContact' };
}

function outcomeUnasked(error: NotAskedError): Outcome {
  if (isOwnFault(error)) return { kind: 'notAsked' };
  return isRefusal(error) ? { kind: 'badCredentials' } : { kind: 'unreachable' };
}

/** There is nothing to ask with, or LINE answered and said no: trying again changes nothing. */
function isRefusal({ lacks, cause }: NotAskedError): boolean {
  return lacks === 'secret' || (cause instanceof HTTPFetchError && cause.status < 500 && cause.status !== 429);
}

/** A connection that was never made carried nothing. */
function isUnsent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  if (isNotConnected(cause)) return true;
  const code = String(cause?.code ?? '');
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  );
}

/** A time-out alone says nothing: an open connection has the same. Of several addresses that were tried, none took it. */
function isNotConnected(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isNotConnected);
  return cause instanceof Error && (cause as NodeJS.ErrnoException).syscall === 'connect';
}

/** LINE's own words, for whoever wants to know more; what could be a token is left out. */
function wordsOf(body: Body): string {
  const details = detailsOf(body).map(({ message, property }) => [property, message].filter(Boolean).join(': '));
  const said = [messageOf(body), ...details].filter(Boolean).join(' / ');
  return cutToUnits(said.replace(/[\w+/=-]{24,}/g, '…'), detailUnits);
}

const detailUnits = 300;

function messageOf(body: Body): string {
  return typeof body?.message === 'string' ? body.message : '';
}

function detailsOf(body: Body): { message: string; property: string }[] {
  const details = Array.isArray(body?.details) ? (body.details as Record<string, unknown>[]) : [];
  return details.map((detail) => ({
    message: String(detail?.message ?? ''),
    property: String(detail?.property ?? ''),
  }));
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
