import type { FastifyInstance } from 'fastify';
import { readLineLink } from '../../line-links.ts';
import type { LineUser } from '../../line-user.ts';
import type { LineSimulator } from '../../simulator.ts';
import { type AccountView, viewAccount } from '../views.ts';
import { findUser } from './places.ts';

interface UserParams {
  userId: string;
}

/**
 * Official accounts as one LINE user finds them. To search in vain is no error: `account` is null.
 * - `GET /users/:userId/account?id=` (with or without `@`) → `{ account: AccountView | null }`
 * - `GET /users/:userId/link?url=` → `{ kind: 'addFriend' | 'oaMessage', draft, account } | { kind: null }`
 */
export function accountRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get<{ Params: UserParams; Querystring: { id?: string } }>('/users/:userId/account', ({ params, query }) => {
    const user = findUser(line, params.userId);
    return { account: findAccount(line, user, `@${(query.id ?? '').trim().replace(/^[@＠]/, '')}`) };
  });
  app.get<{ Params: UserParams; Querystring: { url?: string } }>('/users/:userId/link', (request) => {
    const user = findUser(line, request.params.userId);
    const ownOrigins = [line.url, `${request.protocol}://${request.host}`];
    const link = readLineLink((request.query.url ?? '').trim(), ownOrigins);
    return link
      ? { kind: link.kind, draft: link.text, account: findAccount(line, user, link.basicId) }
      : { kind: null };
  });
}

function findAccount(line: LineSimulator, user: LineUser, basicId: string): AccountView | null {
  const channel = line.platform.findByBasicId(basicId);
  return channel ? viewAccount(channel, line.platform.chatOf(channel, user.userId)) : null;
}
