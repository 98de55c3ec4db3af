import type { messagingApi } from '@line/bot-sdk';
import type { LineGroup } from '../line-group.ts';
import { type ApiCall, type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

const GROUP_ID = /^C[0-9a-f]{32}$/;

const getSummary: Endpoint = {
  method: 'GET',
  path: '/v2/bot/group/:groupId/summary',
  handle(call) {
    const { groupId, name, pictureUrl } = findGroup(call);
    const picture = pictureUrl === undefined ? {} : { pictureUrl };
    return ok({ groupId, groupName: name, ...picture } satisfies messagingApi.GroupSummaryResponse);
  },
};

const countMembers: Endpoint = {
  method: 'GET',
  path: '/v2/bot/group/:groupId/members/count',
  handle(call) {
    return ok({ count: findGroup(call).members.size } satisfies messagingApi.GroupMemberCountResponse);
  },
};

/** Of any member, also of who is no friend or blocks the account (LINE reference, Get group chat member profile). */
const getMember: Endpoint = {
  method: 'GET',
  path: '/v2/bot/group/:groupId/member/:userId',
  handle(call) {
    const user = call.platform.users.get(call.params.userId ?? '');
    if (!user || !findGroup(call).members.has(user)) throw new LineError(404, 'Not found');
    const { displayName, userId, pictureUrl } = user;
    const picture = pictureUrl === undefined ? {} : { pictureUrl };
    return ok({ displayName, userId, ...picture } satisfies messagingApi.GroupUserProfileResponse);
  },
};

/** The leave event comes by itself; the answer does not wait for it. */
const leave: Endpoint = {
  method: 'POST',
  path: '/v2/bot/group/:groupId/leave',
  handle(call) {
    void findGroup(call).loses(call.channel);
    return ok();
  },
};

/** Multi-person chats cannot be made any more (LINE docs, Group chats): the simulator's accounts are in none. */
const roomEndpoints = ['/v2/bot/room/:roomId/members/count', '/v2/bot/room/:roomId/member/:userId'].map(
  (path): Endpoint => ({
    method: 'GET',
    path,
    handle() {
      throw new LineError(404, 'Not found');
    },
  }),
);

/** Leaving a multi-person chat that one is not in is no error (LINE reference, Leave multi-person chat). */
const leaveRoom: Endpoint = { method: 'POST', path: '/v2/bot/room/:roomId/leave', handle: () => ok() };

export const groupEndpoints: Endpoint[] = [getSummary, countMembers, getMember, leave, ...roomEndpoints, leaveRoom];

function findGroup({ platform, channel, params }: ApiCall): LineGroup {
  const groupId = params.groupId ?? '';
  if (!GROUP_ID.test(groupId)) throw new LineError(400, "The value for the 'groupId' parameter is invalid");
  const group = platform.findGroup(channel, groupId);
  if (!group) throw new LineError(404, 'Not found');
  return group;
}
