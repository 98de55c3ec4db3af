import type { adminQuota as source } from '../ja/admin-quota.ts';

const number = (value: number) => value.toLocaleString('en');

export const adminQuota: typeof source = {
  lead: 'Replying within a minute after a LINE user writes is free. Everything else uses one message of the monthly quota for each person it is sent to.',
  empty: {
    title: 'No LINE Official Account yet',
    body: 'Once one is connected, its monthly quota appears here.',
  },
  used: (used, limit) => `${number(used)} of ${number(limit)}`,
  unlimited: (used) => `${number(used)} (no limit)`,
  meter: 'Messages of this month',
  left: (left) => `${number(left)} left`,
  levels: {
    fine: 'Plenty left',
    low: 'Getting low',
    nearlySpent: 'Nearly used up',
    spent: 'Used up for this month. Messages wait: they go out free when the LINE user writes, otherwise next month.',
  },
  forecast: (count) => `About ${number(count)} this month at this rate`,
  noForecast: 'A forecast appears after the first day of the month',
  over: 'Likely to exceed the limit',
  byLine: 'LINE’s figure',
  byUs: 'Our own records',
  late: 'LINE’s figure lags behind, and includes what is sent from LINE’s own pages.',
  readAt: (when) => `LINE was asked ${when}. `,
  notRead: 'LINE has not been asked yet. ',
  refresh: 'Ask LINE',
  waiting: (count) => `${number(count)} waiting`,
  byMember: 'By member (this month)',
  byRoom: 'By room (this month)',
  nothing: 'Nothing has been sent this month yet.',
  automatic: 'Automatic greeting',
  columns: { member: 'Member', room: 'Room', spent: 'Used', free: 'Free replies', cap: 'Monthly share' },
  caps: {
    title: 'Member shares',
    lead: 'When a member’s share is used up, their messages wait and go out free when the LINE user writes. Free replies are always possible.',
    none: 'No share set',
    of: (cap) => number(cap),
    change: 'Change',
    changeOf: (name) => `Change ${name}’s share`,
    field: 'Messages per month',
    hint: 'Leave empty for no share. 0: free replies only.',
    wrong: 'Enter a whole number, 0 or more.',
    saved: 'Share saved',
    nobody: 'No member may talk with LINE users yet.',
  },
};
