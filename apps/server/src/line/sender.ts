import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import type { Call, Outcome, Sender, Words } from '../outbox/sender.ts';
import { NoAnswerError } from './answer.ts';
import { type LineClient, NotAskedError } from './client.ts';
import { toLine } from './to-line.ts';

/** Carries members' words to LINE. */
export class LineSender implements Sender {
  readonly #line: LineClient;
  readonly #photoUrl: (photoKey: string) => string | null;

  /** @param photoUrl address at which LINE can fetch a member's photo, or null where it cannot reach us. */
  constructor(line: LineClient, photoUrl: (photoKey: string) => string | null) {
    this.#line = line;
    this.#photoUrl = photoUrl;
  }

  compose({ content, memberName, companyName, photoKey }: Words): string {
    const photoUrl = photoKey ? this.#photoUrl(photoKey) : null;
    return JSON.stringify(toLine(content, { name: memberName, companyName, photoUrl }));
  }

  async send(call: Call): Promise<Outcome> {
    try {
      const messages = call.bubbles.map((bubble) => JSON.parse(bubble) as messagingApi.Message);
      const { httpResponse, body } = await this.#line.ask(call.channelId, (line) =>
        call.route === 'reply'
          ? line.replyMessageWithHttpInfo({ replyToken: call.replyToken!, messages })
          : line.pushMessageWithHttpInfo({ to: call.to, messages }, call.id),
      );
      return accepted(body, httpResponse.headers.get('x-line-request-id'));
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

/** From what was thrown to what it means. LINE's texts are no contract; where only they tell cases apart, they are asked last. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotAskedError) return isRefusal(error) ? { kind: 'badCredentials' } : { kind: 'unreachable' };
  if (error instanceof NoAnswerError) return { kind: 'noAnswer' };
  if (!(error instanceof HTTPFetchError)) return isUnsent(error) ? { kind: 'unreachable' } : { kind: 'noAnswer' };
  const body = parsed(error.body);
  const message = typeof body?.message === 'string' ? body.message : '';
  switch (error.status) {
    case 409:
      // The retry key is known: an earlier attempt was accepted (LINE docs, Retry failed API requests).
      return accepted(body, error.headers.get('x-line-accepted-request-id'));
    case 400:
      if (/invalid reply token/i.test(message)) return { kind: 'invalidReplyToken' };
      return /failed to send messages/i.test(message) ? { kind: 'unknownDestination' } : { kind: 'refused', message };
    case 401:
      return { kind: 'badCredentials' };
    case 429:
      return /monthly limit/i.test(message) ? { kind: 'monthlyLimit' } : { kind: 'tooManyRequests' };
    default:
      return error.status >= 500 ? { kind: 'fault' } : { kind: 'refused', message };
  }
}

/** There is nothing to ask with, or LINE answered and said no: trying again changes nothing. */
function isRefusal({ lacks, cause }: NotAskedError): boolean {
  return lacks === 'secret' || (cause instanceof HTTPFetchError && cause.status < 500 && cause.status !== 429);
}

/** A connection that was never made carried nothing. */
function isUnsent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const code = String(cause?.code ?? '');
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  );
}

function accepted(body: unknown, requestId: string | null): Outcome {
  const sent = (body as { sentMessages?: { id?: unknown }[] } | null)?.sentMessages ?? [];
  return { kind: 'accepted', messageIds: sent.map(({ id }) => String(id)), requestId };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
