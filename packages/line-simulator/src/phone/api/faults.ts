import type { FastifyInstance } from 'fastify';
import type { ApiFault, FaultSelector } from '../../api/faults.ts';
import type { LineSimulator } from '../../simulator.ts';
import type { WebhookFault } from '../../webhook/faults.ts';
import { type FaultBody, nameEndpoint, readFault, readWebhookFault } from './fault-bodies.ts';

export interface FaultsView {
  /** The first that matches is taken; `endpoint` as in `POST /faults`, `left` how many times more. */
  api: { fault: ApiFault; endpoint: string; channelId?: string; left: number }[];
  webhook: WebhookFault[];
}

/**
 * What will go wrong. Each answers `FaultsView`, what still waits for its request.
 * - `GET /faults`
 * - `POST /faults` `{ fault: ApiFault, endpoint?, channelId?, times? }`: of the next API requests; `endpoint` is `any` (default), `send`,
 *   `push`, `reply`, `token`, `profile`, `content`, `quota`, or a path; 400 `bad-fault`
 * - `POST /faults/webhooks` `{ fault: WebhookFault, times? }`: of the next webhooks; 400 `bad-fault`
 * - `DELETE /faults`: none after all
 */
export function faultRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get('/faults', () => viewFaults(line));
  app.post<{ Body: FaultBody }>('/faults', ({ body }) => {
    const { selector, fault } = readFault(body);
    line.faults.next(selector, fault);
    return viewFaults(line);
  });
  app.post<{ Body: { fault?: unknown; times?: unknown } }>('/faults/webhooks', ({ body }) => {
    const { fault, times } = readWebhookFault(body);
    for (let i = 0; i < times; i++) line.webhookFaults.next(fault);
    return viewFaults(line);
  });
  app.delete('/faults', () => {
    line.faults.clear();
    line.webhookFaults.clear();
    return viewFaults(line);
  });
}

function viewFaults(line: LineSimulator): FaultsView {
  return {
    api: line.faults.waiting().map(({ selector, fault, left }) => ({ fault, left, ...viewSelector(selector) })),
    webhook: line.webhookFaults.waiting(),
  };
}

function viewSelector({ path, channelId }: FaultSelector): { endpoint: string; channelId?: string } {
  return { endpoint: nameEndpoint(path), ...(channelId === undefined ? {} : { channelId }) };
}
