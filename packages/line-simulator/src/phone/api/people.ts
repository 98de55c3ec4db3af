import type { FastifyInstance } from 'fastify';
import type { LineSimulator } from '../../simulator.ts';
import { viewPerson } from '../views.ts';
import { PhoneError } from './phone-error.ts';

/**
 * LINE users.
 * - `GET /users` → `PersonView[]`
 * - `POST /users` `{ displayName }` → `PersonView`; 400 `name-missing`
 */
export function peopleRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get('/users', () => [...line.platform.users.values()].map(viewPerson));
  app.post<{ Body: { displayName?: string } }>('/users', ({ body }) => {
    const displayName = String(body?.displayName ?? '').trim();
    if (displayName === '') throw new PhoneError(400, 'name-missing');
    return viewPerson(line.createUser({ displayName }));
  });
}
