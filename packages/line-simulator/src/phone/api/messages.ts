import type { messagingApi } from '@line/bot-sdk';
import type { FastifyInstance } from 'fastify';
import type { LineSimulator } from '../../simulator.ts';
import { type MessageBody, sendBody } from './message-bodies.ts';
import { PhoneError } from './phone-error.ts';
import { CHAT_PATH, type ChatParams, findBubble, findPlace, type Place } from './places.ts';
import type { Uploads } from './uploads.ts';
import { outcomeOf } from './webhook-outcome.ts';

interface MessageParams extends ChatParams {
  messageId: string;
}

const MESSAGE_PATH = `${CHAT_PATH}/messages/:messageId`;

/**
 * What one LINE user says; each answers `{ status?, error? }` of the webhook, 409 `blocked` when the user blocks the account.
 * - `POST …/messages` with a `MessageBody`
 * - `PUT …/messages/:messageId` `{ text }`: edits an own text
 * - `DELETE …/messages/:messageId`: unsends an own message
 * - `POST …/messages/:messageId/taps` `{ action }`: taps a postback or message action of the account's message
 * - `POST …/messages/:messageId/watched`: watched the account's video to its end
 */
export function messageRoutes(app: FastifyInstance, line: LineSimulator, uploads: Uploads): void {
  app.post<{ Params: ChatParams; Body: MessageBody }>(`${CHAT_PATH}/messages`, async ({ params, body }) => {
    const place = findOpenPlace(line, params);
    return outcomeOf(await sendBody(place, body, uploads));
  });
  app.put<{ Params: MessageParams; Body: { text?: string } }>(MESSAGE_PATH, async ({ params, body }) => {
    const place = findOwn(findOpenPlace(line, params), params.messageId);
    const text = String(body.text ?? '');
    if (text.trim() === '') throw new PhoneError(400, 'text-missing');
    return outcomeOf(await place.user.edits(place.channel, params.messageId, text));
  });
  app.delete<{ Params: MessageParams }>(MESSAGE_PATH, async ({ params }) => {
    const { user, channel } = findOwn(findPlace(line, params), params.messageId);
    return outcomeOf(await user.unsends(channel, params.messageId));
  });
  app.post<{ Params: MessageParams; Body: { action: messagingApi.Action } }>(
    `${MESSAGE_PATH}/taps`,
    async ({ params, body }) => {
      const { user, channel } = findTheirs(findOpenPlace(line, params), params.messageId);
      return outcomeOf(await user.taps(channel, params.messageId, body.action));
    },
  );
  app.post<{ Params: MessageParams }>(`${MESSAGE_PATH}/watched`, async ({ params }) => {
    const { user, channel } = findTheirs(findPlace(line, params), params.messageId);
    return outcomeOf(await user.watchesVideo(channel, params.messageId));
  });
}

/** Where the user can write: LINE's app has no input for a blocked account. */
function findOpenPlace(line: LineSimulator, params: ChatParams): Place {
  const place = findPlace(line, params);
  if (place.chat.friendship === 'blocked') throw new PhoneError(409, 'blocked');
  return place;
}

function findOwn(place: Place, messageId: string): Place {
  if (findBubble(place, messageId).from !== 'user') throw new PhoneError(403, 'not-yours');
  return place;
}

function findTheirs(place: Place, messageId: string): Place {
  if (findBubble(place, messageId).from !== 'account') throw new PhoneError(403, 'not-theirs');
  return place;
}
