import type { WebhookResult } from '../../webhook/sender.ts';

/** What the account's server made of the webhook: its status, or why there is none. */
export interface Outcome {
  status?: number;
  error?: string;
}

export function outcomeOf({ status, error }: WebhookResult): Outcome {
  return { ...(status === undefined ? {} : { status }), ...(error === undefined ? {} : { error }) };
}
