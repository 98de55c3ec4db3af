import type { FastifyInstance } from 'fastify';
import type { LineSimulator } from '../../simulator.ts';
import { PhoneError } from './phone-error.ts';
import { CHAT_PATH, type ChatParams, findPlace } from './places.ts';

export function messageRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.post<{ Params: ChatParams; Body: { text?: string } }>(`${CHAT_PATH}/messages`, async ({ params, body }) => {
    const { user, channel, chat } = findPlace(line, params);
    const text = String(body?.text ?? '');
    if (text.trim() === '') throw new PhoneError(400, 'text-missing');
    if (chat.friendship === 'blocked') throw new PhoneError(409, 'blocked');
    const { result } = await user.says(channel, text);
    return { status: result.status, error: result.error };
  });
}
