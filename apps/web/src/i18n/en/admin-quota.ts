import type { adminQuota as source } from '../ja/admin-quota.ts';

const number = (value: number) => value.toLocaleString('en');

export const adminQuota: typeof source = {
  lead: 'An answer within a minute of what a LINE user wrote is free. Everything else spends one message of the month for each person it is sent to.',
  empty: {
    title: 'No LINE Official Account yet',
    body: 'Once one is connected, its messages of the month stand here.',
  },
  used: (used, limit) => `${number(used)} of ${number(limit)}`,
  unlimited: (used) => `${number(used)} (no limit)`,
  meter: 'Messages of this month',
  left: (left) => `${number(left)} left`,
  levels: {
    fine: 'Plenty left',
    low: 'Getting low',
    nearlySpent: 'Nearly used up',
    spent: 'Used up for this month. Messages wait: they go out free when the other side writes, else next month.',
  },
  forecast: (count) => `About ${number(count)} this month at this rate`,
  noForecast: 'A forecast comes after the first day of the month',
  over: 'More than the limit is expected',
  byLine: 'LINE’s figure',
  byUs: 'Our own records',
  late: 'LINE’s figure is late, and includes what is sent from LINE’s own pages.',
  readAt: (when) => `LINE was asked ${when}. `,
  notRead: 'LINE has not been asked yet. ',
  refresh: 'Ask LINE',
  waiting: (count) => `${number(count)} waiting`,
  byMember: 'By member (this month)',
  byRoom: 'By room (this month)',
  nothing: 'Nothing was sent this month yet.',
  automatic: 'Automatic greeting',
  columns: { member: 'Member', room: 'Room', spent: 'Spent', free: 'Free answers', cap: 'Share of the month' },
  caps: {
    title: 'Shares of members',
    lead: 'When a member’s share is used up, their messages wait and go out free when the other side writes. Free answers are always possible.',
    none: 'No share set',
    of: (cap) => number(cap),
    change: 'Change',
    changeOf: (name) => `Change the share of ${name}`,
    field: 'Messages a month',
    hint: 'Empty: no share. 0: free answers only.',
    wrong: 'Enter a whole number, 0 or more.',
    saved: 'Share saved',
    nobody: 'No member may talk with LINE users yet.',
  },
};
