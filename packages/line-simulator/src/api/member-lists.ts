import type { Endpoint } from './endpoint.ts';
import { LineError } from './line-error.ts';

const PATHS = ['/v2/bot/followers/ids', '/v2/bot/group/:groupId/members/ids', '/v2/bot/room/:roomId/members/ids'];

/** Lists that only verified or premium accounts may read; the simulator's accounts are neither. */
export const memberListEndpoints: Endpoint[] = PATHS.map((path) => ({
  method: 'GET',
  path,
  handle() {
    throw new LineError(403, 'Access to this API is not available for your account');
  },
}));
