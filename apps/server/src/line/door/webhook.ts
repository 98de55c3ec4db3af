import { validateSignature } from '@line/bot-sdk';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../../store/store.ts';
import type { Accounts } from '../account/accounts.ts';
import type { LineClock } from '../clock/line-clock.ts';
import type { Traffic } from '../doctor/traffic.ts';
import { isLineEvent, isRedelivery } from '../hearing/from-line.ts';
import { Inbox, readEnvelope } from './inbox.ts';
import type { WebhookSecret, WebhookSecrets } from './webhook-secrets.ts';

/** LINE publishes no limit; a hundred events of the longest text in escaped form stay below this. */
const bodyLimit = 4 * 1024 * 1024;

const shortBytes = 64 * 1024;

/** An HMAC-SHA-256 in Base64. */
const signatureForm = /^[A-Za-z0-9+/]{43}=$/;

type WebhookRequest = FastifyRequest<{ Params: { channelKey: string } }>;

/**
 * LINE's door: signature over the raw bytes, one stored row per event, then 200. Nothing else happens before the answer,
 * for which LINE waits two seconds (LINE docs, Receive messages). Who names no channel or brings no signature is answered
 * before the first byte of the body: anybody can send megabytes to any address.
 * 401: wrong signature or destination, nothing stored. 404: no such channel. 413: too large. 503: could not be stored.
 */
export function webhookRoute(parts: {
  readonly store: Store;
  readonly secrets: WebhookSecrets;
  readonly traffic: Pick<Traffic, 'came' | 'cameUnsigned'>;
  readonly accounts: Pick<Accounts, 'came'>;
  readonly clock: Pick<LineClock, 'came'>;
}) {
  const inbox = new Inbox(parts.store);
  return async (app: FastifyInstance) => {
    // The signature covers the bytes as they came: LINE escapes characters that a parser would not write back the same.
    app.removeAllContentTypeParsers();
    // Only what goes wrong is logged, with the channel's id: a logger for each request costs as much as the signature.
    app.setChildLoggerFactory((logger) => logger);
    app.setErrorHandler((error, request, reply) => {
      if (!parts.store.isFaultOfMachine(error)) throw error;
      request.log.error({ err: error }, 'the machine could not keep a webhook; LINE is to tell it again');
      return reply.code(503).send({ message: 'try again later' });
    });
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));

    const channels = new WeakMap<FastifyRequest, WebhookSecret>();

    async function onRequest(request: WebhookRequest, reply: FastifyReply) {
      const channel = await parts.secrets.find(request.params.channelKey);
      if (!channel || !hasSignature(request)) hangUpOnLong(request, reply);
      if (!channel) return reply.code(404).send({ message: 'no such channel' });
      if (hasSignature(request)) channels.set(request, channel);
      else return refuseUnsigned(request, reply, channel, Buffer.alloc(0));
    }

    function refuseUnsigned(request: WebhookRequest, reply: FastifyReply, { channelId }: WebhookSecret, body: Buffer) {
      const bytes = body.length || Number(request.headers['content-length'] ?? 0);
      const came = { channelId, status: 401, bytes, ms: reply.elapsedTime };
      parts.secrets.countFailure(channelId);
      parts.traffic.cameUnsigned(came, body, request.headers['x-line-signature']);
      request.log.warn({ channelId }, 'webhook with a wrong signature');
      return reply.code(401).send({ message: 'wrong signature' });
    }

    app.post('/line/webhook/:channelKey', { bodyLimit, onRequest }, async (request: WebhookRequest, reply) => {
      const channel = channels.get(request)!;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const came = (status: number) => {
        return { channelId: channel.channelId, status, bytes: body.length, ms: reply.elapsedTime };
      };
      if (!isSigned(body, channel.secret, request)) return refuseUnsigned(request, reply, channel, body);
      const envelope = readEnvelope(body);
      if (!envelope) {
        await inbox.keepUnreadable(channel.channelId, body);
        parts.traffic.came({ ...came(200), problem: 'unreadable', events: null });
        request.log.warn({ channelId: channel.channelId }, 'signed webhook that cannot be read, kept');
        return {};
      }
      if (envelope.destination !== channel.botUserId) {
        parts.secrets.countFailure(channel.channelId);
        parts.traffic.came({ ...came(401), problem: 'destinationWrong', events: null });
        request.log.warn({ channelId: channel.channelId }, 'webhook for another account');
        return reply.code(401).send({ message: 'wrong destination' });
      }
      for (const event of envelope.events)
        if (isLineEvent(event) && !isRedelivery(event)) parts.clock.came(event.timestamp);
      await inbox.storeEvents(channel.channelId, envelope.events);
      parts.traffic.came({ ...came(200), problem: null, events: envelope.events });
      parts.accounts.came(channel.channelId, channel.chatMode, envelope.events);
      return {};
    });
  };
}

/** The connection ends with the answer: a flood of megabytes is not even heard out. What is short is here already. */
function hangUpOnLong({ headers }: FastifyRequest, reply: FastifyReply): void {
  const bytes = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (bytes > shortBytes) reply.header('connection', 'close');
}

function hasSignature({ headers }: FastifyRequest): boolean {
  const signature = headers['x-line-signature'];
  return typeof signature === 'string' && signatureForm.test(signature);
}

function isSigned(body: Buffer, secret: string, { headers }: FastifyRequest): boolean {
  return body.length > 0 && validateSignature(body, secret, headers['x-line-signature'] as string);
}
