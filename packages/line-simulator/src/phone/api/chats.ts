import type { FastifyInstance } from 'fastify';
import type { LineUser } from '../../line-user.ts';
import type { LineSimulator } from '../../simulator.ts';
import { viewAccount, viewChat, viewTalk } from '../views.ts';
import { CHAT_PATH, type ChatParams, findPlace, findUser } from './places.ts';

const ACTS = { friend: 'addsFriend', block: 'blocks', unblock: 'unblocks', mute: 'mutes', unmute: 'unmutes' } as const;

/**
 * Chats of one LINE user.
 * - `GET /users/:userId/talks` → `TalkView[]`: friends and whoever was talked with, the newest first
 * - `GET /users/:userId/chats/:channelId` → `ChatView`
 * - `POST …/friend | block | unblock | mute | unmute` → `AccountView`
 * - `POST …/seen`: the user looks at the chat
 */
export function chatRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get<{ Params: { userId: string } }>('/users/:userId/talks', ({ params }) =>
    listTalks(line, findUser(line, params.userId)),
  );
  app.get<{ Params: ChatParams }>(CHAT_PATH, ({ params }) => {
    const { channel, chat } = findPlace(line, params);
    return viewChat(channel, chat, line.platform.now());
  });
  for (const [path, act] of Object.entries(ACTS)) {
    app.post<{ Params: ChatParams }>(`${CHAT_PATH}/${path}`, async ({ params }) => {
      const { user, channel, chat } = findPlace(line, params);
      await user[act](channel);
      return viewAccount(channel, chat);
    });
  }
  app.post<{ Params: ChatParams }>(`${CHAT_PATH}/seen`, ({ params }) => {
    const { user, channel, chat } = findPlace(line, params);
    const hadUnseen = chat.countUnseen() > 0;
    chat.seenCount = chat.bubbles.length;
    if (hadUnseen) line.platform.announce({ userId: user.userId, channelId: channel.channelId });
    return {};
  });
}

function listTalks(line: LineSimulator, user: LineUser) {
  return [...line.platform.channels.values()]
    .map((channel) => viewTalk(channel, line.platform.chatOf(channel, user.userId)))
    .filter((talk) => talk.friendship !== 'stranger' || talk.last)
    .toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
}
