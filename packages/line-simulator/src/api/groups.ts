import type { Endpoint } from './endpoint.ts';
import { LineError } from './line-error.ts';

const PATHS: [method: 'GET' | 'POST', path: string][] = [
  ['GET', '/v2/bot/group/:groupId/summary'],
  ['GET', '/v2/bot/group/:groupId/members/count'],
  ['GET', '/v2/bot/group/:groupId/member/:userId'],
  ['POST', '/v2/bot/group/:groupId/leave'],
  ['GET', '/v2/bot/room/:roomId/members/count'],
  ['GET', '/v2/bot/room/:roomId/member/:userId'],
  ['POST', '/v2/bot/room/:roomId/leave'],
];

/** No account of the simulator is in a group yet, so LINE's answer to every question about one is 404. */
export const groupEndpoints: Endpoint[] = PATHS.map(([method, path]) => ({
  method,
  path,
  handle() {
    throw new LineError(404, 'Not found');
  },
}));
