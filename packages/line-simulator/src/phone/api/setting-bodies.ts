import type { ChannelSettings } from '../../channel.ts';
import { PhoneError } from './phone-error.ts';

const JST_OFFSET_MS = 9 * 60 * 60 * 1000;

const isSwitch = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each setting may be. */
const SETTINGS: Record<keyof ChannelSettings, (value: unknown) => boolean> = {
  quota: (value) => value === null || isCount(value),
  quotaUsed: isCount,
  chatMode: (value) => value === 'chat' || value === 'bot',
  webhookActive: isSwitch,
  allowGroupJoin: isSwitch,
  autoReply: isSwitch,
  greeting: isSwitch,
  narrowcastReserved: isCount,
  consumptionLag: isCount,
};

/** Throws 400 `bad-setting` for a name or value that LINE does not have. */
export function readSettings(body: unknown): ChannelSettings {
  for (const [name, value] of Object.entries(body ?? {})) {
    const isKnown = Object.hasOwn(SETTINGS, name) && SETTINGS[name as keyof ChannelSettings](value);
    if (!isKnown) throw new PhoneError(400, 'bad-setting');
  }
  return (body ?? {}) as ChannelSettings;
}

/** How far to move the clock; ms. Throws 400 `bad-skip`. */
export function readSkip(body: unknown, now: number): number {
  const { ms, to } = (body ?? {}) as { ms?: unknown; to?: unknown };
  if (to === 'next-month') return nextMonthInJapan(now) - now;
  if (!isCount(ms)) throw new PhoneError(400, 'bad-skip');
  return ms as number;
}

/** The first moment of the next month; quotas begin anew then. */
function nextMonthInJapan(now: number): number {
  const inJapan = new Date(now + JST_OFFSET_MS);
  return Date.UTC(inJapan.getUTCFullYear(), inJapan.getUTCMonth() + 1) - JST_OFFSET_MS;
}
