import type { ChannelView, Denial } from '@engawa/domain';

/** The way from two pasted values to an account that works, in the order in which the server goes it. */
export const connectionSteps = ['token', 'info', 'webhook', 'test'] as const;
export type ConnectionStep = (typeof connectionSteps)[number];
export type StepState = 'waiting' | 'now' | 'done' | 'failed' | 'skipped';

/** How far it came: under way, refused by a rule, broken off, or connected. */
export type Connection =
  | { readonly status: 'idle' | 'running' | 'broken' }
  | { readonly status: 'denied'; readonly denial: Denial }
  | { readonly status: 'connected'; readonly channel: ChannelView };

/** What is known of each step. The server answers once, at the end, so that under way nothing more is claimed than "running". */
export function stepStates(connection: Connection): Readonly<Record<ConnectionStep, StepState>> {
  switch (connection.status) {
    case 'idle':
      return all('waiting');
    case 'running':
      return { ...all('waiting'), token: 'now' };
    case 'broken':
      return all('skipped');
    case 'denied':
      return { ...all('skipped'), token: askedLine(connection.denial) ? 'failed' : 'skipped' };
    case 'connected':
      return { token: 'done', info: 'done', ...webhookSteps(connection.channel) };
  }
}

function webhookSteps({ lastTest }: ChannelView): { webhook: StepState; test: StepState } {
  if (lastTest?.success) return { webhook: 'done', test: 'done' };
  const notSet = !lastTest || reasonsBefore.includes(lastTest.reason);
  return notSet ? { webhook: 'failed', test: 'skipped' } : { webhook: 'done', test: 'failed' };
}

/** Why the address was not even set. */
const reasonsBefore: readonly string[] = ['ADDRESS_REFUSED', 'LINE_UNREACHABLE', 'SERVER_FAULT'];

function askedLine({ code }: Denial): boolean {
  return code === 'channelCredentialsRefused' || code === 'lineUnreachable';
}

function all(state: StepState): Record<ConnectionStep, StepState> {
  return { token: state, info: state, webhook: state, test: state };
}
