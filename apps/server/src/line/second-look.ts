import type { messagingApi } from '@line/bot-sdk';
import type { Call, Outcome } from '../outbox/sender.ts';
import { answerInTime } from './answer.ts';
import type { LineClient } from './client.ts';
import { outcomeOf } from './outcome.ts';

type Refused = {
  readonly call: Call;
  readonly messages: readonly messagingApi.Message[];
  readonly outcome: Outcome;
  /** Until the call may be somebody else's. */
  readonly msLeft: number;
};

/** Where LINE's answer leaves open what it means, LINE is asked once more: for its figures, or bubble by bubble. */
export async function askFurther(line: LineClient, { call, messages, outcome, msLeft }: Refused): Promise<Outcome> {
  const within = <T>(asked: Promise<T>) => answerInTime(asked, Math.max(msLeft, 0));
  try {
    if (outcome.kind === 'monthlyLimit' || (outcome.kind === 'tooManyToContact' && call.route === 'push')) {
      return await within(limitOf(line, call.channelId, outcome));
    }
    const isOpen = outcome.kind === 'refused' && outcome.guilty === null && messages.length > 1;
    return isOpen ? { ...outcome, guilty: await within(guiltyOf(line, call.channelId, messages)) } : outcome;
  } catch {
    return outcome;
  }
}

/** LINE's words for a spent month and for messages that a campaign holds are the same; its figures are not (LINE reference). */
async function limitOf(line: LineClient, channelId: string, outcome: Outcome): Promise<Outcome> {
  const [{ type, value }, { totalUsage }] = await Promise.all([
    line.ask(channelId, (api) => api.getMessageQuota()),
    line.ask(channelId, (api) => api.getMessageQuotaConsumption()),
  ]);
  const isSpent = type === 'limited' && totalUsage >= (value ?? 0);
  if (isSpent) return { kind: 'monthlyLimit' };
  return outcome.kind === 'monthlyLimit' ? { kind: 'quotaReserved' } : outcome;
}

/** @returns null when LINE finds nothing wrong with any of them alone. */
async function guiltyOf(
  line: LineClient,
  channelId: string,
  messages: readonly messagingApi.Message[],
): Promise<number[] | null> {
  const good = await Promise.all(messages.map((message) => isTaken(line, channelId, message)));
  const guilty = good.flatMap((isGood, index) => (isGood ? [] : [index]));
  return guilty.length > 0 ? guilty : null;
}

async function isTaken(line: LineClient, channelId: string, message: messagingApi.Message): Promise<boolean> {
  try {
    await line.ask(channelId, (api) => api.validatePush({ messages: [message] }));
    return true;
  } catch (error) {
    if (outcomeOf(error).kind === 'refused') return false;
    throw error;
  }
}
