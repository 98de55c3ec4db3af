import type { messagingApi } from '@line/bot-sdk';
import type { Call, Outcome } from '../../outbox/sender.ts';
import type { LineClient } from '../asking/client.ts';
import { outcomeOf } from './outcome.ts';

type Refused = {
  readonly call: Call;
  readonly messages: readonly messagingApi.Message[];
  readonly outcome: Outcome;
  /** Until the call may be somebody else's. */
  readonly msLeft: number;
};

type Asking = { readonly line: LineClient; readonly channelId: string; readonly withinMs: number };

/** Where LINE's answer leaves open what it means, LINE is asked once more: for its figures, or bubble by bubble. */
export async function askFurther(line: LineClient, { call, messages, outcome, msLeft }: Refused): Promise<Outcome> {
  if (msLeft <= 0) return outcome;
  const asking: Asking = { line, channelId: call.channelId, withinMs: msLeft };
  try {
    if (outcome.kind === 'monthlyLimit' || (outcome.kind === 'tooManyToContact' && call.route === 'push')) {
      return await limitOf(asking, outcome);
    }
    const isOpen = outcome.kind === 'refused' && outcome.guilty === null && messages.length > 1;
    return isOpen ? { ...outcome, guilty: await guiltyOf(asking, messages) } : outcome;
  } catch {
    return outcome;
  }
}

/** LINE's words for a spent month and for messages that a campaign holds are the same; its figures are not (LINE reference). */
async function limitOf({ line, channelId, withinMs }: Asking, outcome: Outcome): Promise<Outcome> {
  const [{ type, value }, { totalUsage }] = await Promise.all([
    line.ask(channelId, (api) => api.getMessageQuota(), withinMs),
    line.ask(channelId, (api) => api.getMessageQuotaConsumption(), withinMs),
  ]);
  const isSpent = type === 'limited' && totalUsage >= (value ?? 0);
  if (isSpent) return { kind: 'monthlyLimit' };
  return outcome.kind === 'monthlyLimit' ? { kind: 'quotaReserved' } : outcome;
}

/** @returns null when LINE finds nothing wrong with any of them alone. */
async function guiltyOf(asking: Asking, messages: readonly messagingApi.Message[]): Promise<number[] | null> {
  const good = await Promise.all(messages.map((message) => isTaken(asking, message)));
  const guilty = good.flatMap((isGood, index) => (isGood ? [] : [index]));
  return guilty.length > 0 ? guilty : null;
}

async function isTaken({ line, channelId, withinMs }: Asking, message: messagingApi.Message): Promise<boolean> {
  try {
    await line.ask(channelId, (api) => api.validatePush({ messages: [message] }), withinMs);
    return true;
  } catch (error) {
    if (outcomeOf(error).kind === 'refused') return false;
    throw error;
  }
}
