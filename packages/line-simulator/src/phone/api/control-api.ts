import type { FastifyInstance } from 'fastify';
import type { LineSimulator } from '../../simulator.ts';
import { accountRoutes } from './accounts.ts';
import { chatRoutes } from './chats.ts';
import { contentRoutes } from './contents.ts';
import { faultRoutes } from './faults.ts';
import { happeningRoutes } from './happenings.ts';
import { logRoutes } from './log.ts';
import { messageRoutes } from './messages.ts';
import { peopleRoutes } from './people.ts';
import { settingRoutes } from './settings.ts';
import { Uploads, uploadRoutes } from './uploads.ts';

/**
 * What a phone and the panel can do, as JSON under `/phone/api`; one file per noun says which addresses there are.
 * Not for LINE's clients: nothing here asks for a token. An answer that is not good is `{ error, message }`, `error` a code.
 */
export async function controlRoutes(app: FastifyInstance, { line }: { line: LineSimulator }): Promise<void> {
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ error: error.code ?? 'failed', message: error.message }),
  );
  peopleRoutes(app, line);
  accountRoutes(app, line);
  chatRoutes(app, line);
  contentRoutes(app, line);
  settingRoutes(app, line);
  faultRoutes(app, line);
  logRoutes(app, line);
  happeningRoutes(app, line);
  const uploads = new Uploads();
  messageRoutes(app, line, uploads);
  await app.register(uploadRoutes, { uploads });
}
