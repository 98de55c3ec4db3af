import { nextLineMonthStart } from '@engawa/domain';
import { isOpen } from '../store/deliveries.ts';
import type { WriteTx } from '../store/store.ts';
import { claimForMs } from './claim.ts';
import { longestHoldMs } from './record.ts';
import { longestPauseForContactMs, longestPauseMs } from './retry.ts';

/**
 * Times that no rule could have set were set by a clock that was wrong (a machine that ran on local time until it was set):
 * what waits for one of them is due now, and a claim that would never run out runs out as one that was just made.
 */
export async function bringBack(tx: WriteTx): Promise<void> {
  const later = (ms: number) => new Date(Date.parse(tx.now) + ms).toISOString();
  const month = new Date(Date.parse(nextLineMonthStart(tx.now)) + longestHoldMs).toISOString();
  const waiting = tx.db.updateTable('delivery').set({ due_at: tx.now }).where(isOpen).where('status', '=', 'waiting');
  await waiting.where('due_at', '>', month).execute();
  await waiting
    .where('due_at', '>', later(longestPauseForContactMs))
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', 'not in', ['monthlyLimit', 'memberCap'])]))
    .execute();
  await waiting
    .where('due_at', '>', later(longestPauseMs))
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', 'not in', longer)]))
    .execute();
  await tx.db
    .updateTable('delivery')
    .set({ claimed_until: later(claimForMs) })
    .where(isOpen)
    .where('status', '=', 'sending')
    .where('claimed_until', '>', later(claimForMs))
    .execute();
}

const longer = ['monthlyLimit', 'memberCap', 'quotaReserved', 'tooManyToContact'] as const;
