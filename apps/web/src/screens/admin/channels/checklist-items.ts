import type { ChannelView } from '@engawa/domain';

/** What only a person can set on LINE's pages (LINE Developers Console, LINE Official Account Manager). */
export const checklistItems = ['useWebhook', 'redelivery', 'statistics', 'groups', 'greeting', 'chat'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** Where on LINE's pages it stands. */
export const placeOfItem: Readonly<Record<ChecklistItem, 'consoleTab' | 'manager' | 'account'>> = {
  useWebhook: 'consoleTab',
  redelivery: 'consoleTab',
  statistics: 'consoleTab',
  groups: 'account',
  greeting: 'manager',
  chat: 'manager',
};

export type ItemState = 'done' | 'todo' | 'unknown';

/** Ticked only from facts: of most settings LINE's API tells nothing, and then neither do we. */
export function stateOfItem(item: ChecklistItem, channel: ChannelView): ItemState {
  if (item === 'chat') return channel.chatMode === 'chat' ? 'done' : 'todo';
  if (item !== 'useWebhook') return 'unknown';
  if (channel.webhookActive === null) return channel.lastEventAt ? 'done' : 'unknown';
  return channel.webhookActive ? 'done' : 'todo';
}
