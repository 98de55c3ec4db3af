import type { FastifyInstance } from 'fastify';
import type { Channel } from '../channel.ts';
import type { Chat } from '../chat.ts';
import { readLineLink } from '../line-links.ts';
import type { LineUser } from '../line-user.ts';
import type { LineSimulator } from '../simulator.ts';
import { type AccountView, viewAccount, viewChat, viewPerson, viewTalk } from './views.ts';

interface PhoneParams {
  userId: string;
  channelId: string;
}

interface Place {
  user: LineUser;
  channel: Channel;
  chat: Chat;
}

/** An answer that is not good, with a code that the page puts into words. */
class PhoneError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string) {
    super(code);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** What a phone can do, over HTTP: look, write, add, block, open links. */
export async function controlRoutes(app: FastifyInstance, { line }: { line: LineSimulator }): Promise<void> {
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ error: error.code ?? 'failed', message: error.message }),
  );
  peopleRoutes(app, line);
  accountRoutes(app, line);
  chatRoutes(app, line);
}

function peopleRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get('/users', () => [...line.platform.users.values()].map(viewPerson));
  app.post<{ Body: { displayName?: string } }>('/users', ({ body }) => {
    const displayName = String(body?.displayName ?? '').trim();
    if (displayName === '') throw new PhoneError(400, 'name-missing');
    return viewPerson(line.createUser({ displayName }));
  });
  app.get<{ Params: PhoneParams }>('/users/:userId/talks', ({ params }) => {
    const user = findUser(line, params.userId);
    return listTalks(line, user);
  });
}

function accountRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get<{ Params: PhoneParams; Querystring: { id?: string } }>('/users/:userId/account', ({ params, query }) => {
    const user = findUser(line, params.userId);
    return { account: findAccount(line, user, `@${(query.id ?? '').trim().replace(/^[@＠]/, '')}`) };
  });
  app.get<{ Params: PhoneParams; Querystring: { url?: string } }>('/users/:userId/link', (request) => {
    const user = findUser(line, request.params.userId);
    const ownOrigins = [line.url, `${request.protocol}://${request.host}`];
    const link = readLineLink((request.query.url ?? '').trim(), ownOrigins);
    return link
      ? { kind: link.kind, draft: link.text, account: findAccount(line, user, link.basicId) }
      : { kind: null };
  });
}

function chatRoutes(app: FastifyInstance, line: LineSimulator): void {
  const base = '/users/:userId/chats/:channelId';
  app.get<{ Params: PhoneParams }>(base, ({ params }) => {
    const { channel, chat } = findPlace(line, params);
    return viewChat(channel, chat, line.platform.now());
  });
  app.post<{ Params: PhoneParams; Body: { text?: string } }>(`${base}/messages`, async ({ params, body }) => {
    const { user, channel, chat } = findPlace(line, params);
    const text = String(body?.text ?? '');
    if (text.trim() === '') throw new PhoneError(400, 'text-missing');
    if (chat.friendship === 'blocked') throw new PhoneError(409, 'blocked');
    const { result } = await user.says(channel, text);
    return { status: result.status, error: result.error };
  });
  const acts = { friend: 'addsFriend', block: 'blocks', unblock: 'unblocks' } as const;
  for (const [path, act] of Object.entries(acts)) {
    app.post<{ Params: PhoneParams }>(`${base}/${path}`, async ({ params }) => {
      const { user, channel, chat } = findPlace(line, params);
      await user[act](channel);
      return viewAccount(channel, chat);
    });
  }
  app.post<{ Params: PhoneParams }>(`${base}/seen`, ({ params }) => {
    const { user, channel, chat } = findPlace(line, params);
    const hadUnseen = chat.countUnseen() > 0;
    chat.seenCount = chat.bubbles.length;
    if (hadUnseen) line.platform.announce({ userId: user.userId, channelId: channel.channelId });
    return {};
  });
}

/** Friends and whoever was talked with; the newest talk first. */
function listTalks(line: LineSimulator, user: LineUser) {
  return [...line.platform.channels.values()]
    .map((channel) => viewTalk(channel, line.platform.chatOf(channel, user.userId)))
    .filter((talk) => talk.friendship !== 'stranger' || talk.last)
    .toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
}

/** To search in vain is no error: null. */
function findAccount(line: LineSimulator, user: LineUser, basicId: string): AccountView | null {
  const channel = line.platform.findByBasicId(basicId);
  return channel ? viewAccount(channel, line.platform.chatOf(channel, user.userId)) : null;
}

function findPlace(line: LineSimulator, { userId, channelId }: PhoneParams): Place {
  const user = findUser(line, userId);
  const channel = line.platform.channels.get(channelId);
  if (!channel) throw new PhoneError(404, 'no-such-account');
  return { user, channel, chat: line.platform.chatOf(channel, userId) };
}

function findUser(line: LineSimulator, userId: string): LineUser {
  const user = line.platform.users.get(userId);
  if (!user) throw new PhoneError(404, 'no-such-user');
  return user;
}
