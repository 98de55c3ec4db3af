import { nextLineMonthStart } from '@engawa/domain';
import { isUnderWay } from '../store/calls.ts';
import { bringBack, inMs } from '../store/far-off.ts';
import { isWaiting } from '../store/open-deliveries.ts';
import type { WriteTx } from '../store/store.ts';
import { claimForMs } from './claim.ts';
import { longestHoldMs } from './record.ts';
import { longestPauseForContactMs, longestPauseMs } from './retry.ts';

/** What waits to be sent or is being sent, see `store/far-off.ts`; a claim that would never run out runs out as a new one. */
export async function bringBackDeliveries(tx: WriteTx): Promise<void> {
  const month = new Date(Date.parse(nextLineMonthStart(tx.now)) + longestHoldMs).toISOString();
  const waiting = { table: 'delivery', column: 'due_at', only: isWaiting } as const;
  await bringBack(tx, { ...waiting, latest: month });
  await bringBack(tx, { ...waiting, latest: inMs(tx, longestPauseForContactMs), notFor: toNextMonth });
  await bringBack(tx, { ...waiting, latest: inMs(tx, longestPauseMs), notFor: [...toNextMonth, ...longer] });
  const claim = inMs(tx, claimForMs);
  await bringBack(tx, { table: 'call', column: 'claimed_until', only: isUnderWay, latest: claim, instead: claim });
  await bringBack(tx, { table: 'channel', column: 'month_spent_until', latest: month });
}

const toNextMonth = ['monthlyLimit', 'memberCap'] as const;
const longer = ['quotaReserved', 'tooManyToContact'] as const;
