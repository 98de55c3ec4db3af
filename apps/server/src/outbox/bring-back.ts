import { nextLineMonthStart } from '@engawa/domain';
import { claimsEndBy } from '../store/calls.ts';
import { monthsAreOver } from '../store/channel-changes.ts';
import { deliveriesAreDue } from '../store/deliveries.ts';
import { inMs } from '../store/far-off.ts';
import { isWaiting } from '../store/open-deliveries.ts';
import type { WriteTx } from '../store/store.ts';
import { claimForMs } from './claim.ts';
import { longestHoldMs } from './record.ts';
import { longestPauseForContactMs, longestPauseMs } from './retry.ts';

/** What waits to be sent or is being sent, see `store/far-off.ts`; a claim that would never run out runs out as a new one. */
export async function bringBackDeliveries(tx: WriteTx): Promise<void> {
  const month = new Date(Date.parse(nextLineMonthStart(tx.now)) + longestHoldMs).toISOString();
  const waiting = { only: isWaiting };
  await deliveriesAreDue(tx, { ...waiting, latest: month });
  await deliveriesAreDue(tx, { ...waiting, latest: inMs(tx, longestPauseForContactMs), notFor: toNextMonth });
  await deliveriesAreDue(tx, { ...waiting, latest: inMs(tx, longestPauseMs), notFor: [...toNextMonth, ...longer] });
  await claimsEndBy(tx, inMs(tx, claimForMs));
  await monthsAreOver(tx, { latest: month });
}

const toNextMonth = ['monthlyLimit', 'memberCap'] as const;
const longer = ['quotaReserved', 'tooManyToContact'] as const;
