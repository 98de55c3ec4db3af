import type { Instant } from './ids.ts';
import type { ChannelView } from './views.ts';

/**
 * What an admin should know of an account at a glance.
 * `webhookElsewhere`, `webhookUnset`, `webhookOff`: LINE says so, no word arrives. `testFailed`: LINE could not reach us, and
 * nothing has come since. `notHeard`: LINE has not been heard of for hours, so nothing is known of now.
 */
export type ChannelCare = 'webhookElsewhere' | 'webhookUnset' | 'webhookOff' | 'testFailed' | 'notHeard';

type CareFacts = Pick<
  ChannelView,
  'webhookUrl' | 'webhookEndpoint' | 'webhookAskedAt' | 'webhookActive' | 'lastTest' | 'lastEventAt'
>;

/** LINE is asked once an hour; twice without an answer may be a bad line. */
const heardForMs = 3 * 60 * 60 * 1000;

/** @returns null: LINE said lately that it sends its events here. */
export function channelCare(channel: CareFacts, now: Instant): ChannelCare | null {
  const { webhookAskedAt, webhookEndpoint, webhookUrl, webhookActive } = channel;
  if (webhookAskedAt === null) return testFailed(channel) ? 'testFailed' : 'notHeard';
  if (webhookEndpoint === null) return 'webhookUnset';
  if (webhookEndpoint !== webhookUrl) return 'webhookElsewhere';
  if (webhookActive === false) return 'webhookOff';
  if (testFailed(channel)) return 'testFailed';
  return Date.parse(now) - Date.parse(webhookAskedAt) > heardForMs ? 'notHeard' : null;
}

/** A test that was not made says nothing, and one that failed is answered by an event that came after it. */
function testFailed({ lastTest, lastEventAt }: CareFacts): boolean {
  if (!lastTest || lastTest.success || notTested.has(lastTest.reason)) return false;
  return lastEventAt === null || lastEventAt < lastTest.at;
}

const notTested: ReadonlySet<string> = new Set(['SERVER_FAULT', 'LINE_UNREACHABLE', 'LINE_BUSY']);

const silentForMs = 3 * 24 * 60 * 60 * 1000;

/** Whole days without an event of LINE, from three on; null: fewer, or none ever came. A quiet account may be well. */
export function daysOfSilence({ lastEventAt }: Pick<ChannelView, 'lastEventAt'>, now: Instant): number | null {
  if (lastEventAt === null) return null;
  const ms = Date.parse(now) - Date.parse(lastEventAt);
  return ms < silentForMs ? null : Math.floor(ms / (24 * 60 * 60 * 1000));
}
