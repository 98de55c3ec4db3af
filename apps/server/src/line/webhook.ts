import { validateSignature } from '@line/bot-sdk';
import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import { Inbox, readEnvelope } from './inbox.ts';
import type { Traffic } from './traffic.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';

/** LINE publishes no limit; a hundred events of the longest text in escaped form stay below this. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * LINE's door: signature over the raw bytes, one stored row per event, then 200. Nothing else happens before the answer,
 * for which LINE waits two seconds (LINE docs, Receive messages).
 * 401: wrong signature or destination, nothing stored. 404: no such channel. 413: too large.
 */
export function webhookRoute(parts: {
  readonly store: Store;
  readonly secrets: WebhookSecrets;
  readonly traffic: Pick<Traffic, 'came' | 'cameUnsigned'>;
  readonly accounts: Pick<Accounts, 'came'>;
}) {
  const inbox = new Inbox(parts.store);
  return async (app: FastifyInstance) => {
    // The signature covers the bytes as they came: LINE escapes characters that a parser would not write back the same.
    app.removeAllContentTypeParsers();
    // Only what goes wrong is logged, with the channel's id: a logger for each request costs as much as the signature.
    app.setChildLoggerFactory((logger) => logger);
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));

    app.post<{ Params: { channelKey: string } }>('/line/webhook/:channelKey', { bodyLimit }, async (request, reply) => {
      const channel = await parts.secrets.find(request.params.channelKey);
      if (!channel) return reply.code(404).send({ message: 'no such channel' });
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['x-line-signature'];
      const came = (status: number) => {
        return { channelId: channel.channelId, status, bytes: body.length, ms: reply.elapsedTime };
      };
      if (!isSigned(body, channel.secret, signature)) {
        parts.secrets.countFailure(channel.channelId);
        parts.traffic.cameUnsigned(came(401), body, signature);
        request.log.warn({ channelId: channel.channelId }, 'webhook with a wrong signature');
        return reply.code(401).send({ message: 'wrong signature' });
      }
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
      await inbox.storeEvents(channel.channelId, envelope.events);
      parts.traffic.came({ ...came(200), problem: null, events: envelope.events });
      parts.accounts.came(channel.channelId, channel.chatMode, envelope.events);
      return {};
    });
  };
}

function isSigned(body: Buffer, secret: string, signature: string | string[] | undefined): boolean {
  return typeof signature === 'string' && body.length > 0 && validateSignature(body, secret, signature);
}
