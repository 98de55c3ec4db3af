import type { webhook } from '@line/bot-sdk';
import type { FastifyInstance } from 'fastify';
import { LineError } from '../../api/line-error.ts';
import type { LineSimulator } from '../../simulator.ts';
import { PhoneError } from './phone-error.ts';
import { CHAT_PATH, type ChatParams, findPlace } from './places.ts';
import { type Outcome, outcomeOf } from './webhook-outcome.ts';

/**
 * What happens between a LINE user and an account and is no message of the user.
 * - `POST …/account-messages` `{ messages }`: the account says something from elsewhere, like LINE Official Account Manager or another
 *   tool: cards with buttons, quick replies, videos with a tracking id; `{}`, 400 `bad-messages`
 * - `POST …/account-link` `{ result: 'ok' | 'failed', nonce }`: the user comes back from the account's login page; `Outcome`
 * - `POST …/events` `{ type, … }`: any event, also one that LINE may invent tomorrow; `Outcome`, 400 `bad-event`
 */
export function happeningRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.post<{ Params: ChatParams; Body: { messages?: unknown[] } }>(
    `${CHAT_PATH}/account-messages`,
    async ({ params, body }) => {
      const { user, channel } = findPlace(line, params);
      refuseAsPhone(() => user.receives(channel, body.messages ?? []));
      return {};
    },
  );
  app.post<{ Params: ChatParams; Body: webhook.LinkContent }>(
    `${CHAT_PATH}/account-link`,
    async ({ params, body: { result, nonce } }): Promise<Outcome> => {
      const { user, channel } = findPlace(line, params);
      return outcomeOf(await user.linksAccount(channel, { result, nonce }));
    },
  );
  app.post<{ Params: ChatParams; Body: { type?: unknown } }>(
    `${CHAT_PATH}/events`,
    async ({ params, body }): Promise<Outcome> => {
      const { user, channel } = findPlace(line, params);
      const { type } = body;
      if (typeof type !== 'string') throw new PhoneError(400, 'bad-event');
      return outcomeOf(await user.causes(channel, { ...body, type }));
    },
  );
}

/** What LINE's API refuses has another form than what the phone refuses. */
function refuseAsPhone(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    throw new PhoneError(400, 'bad-messages');
  }
}
