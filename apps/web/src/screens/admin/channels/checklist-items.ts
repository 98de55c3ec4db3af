import type { ChannelView, DoctorView } from '@engawa/domain';

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

/** What passed between LINE and us and shows how something is set there. */
export type Seen = Pick<DoctorView['facts'], 'redeliverySeenAt' | 'autoReplySuspectedAt'>;

/** Ticked only from facts: what LINE's API tells, and what was seen. Of the other settings we know nothing. */
export function stateOfItem(item: ChecklistItem, channel: ChannelView, seen: Seen | undefined): ItemState {
  switch (item) {
    case 'useWebhook':
      if (channel.webhookActive === null) return channel.lastEventAt ? 'done' : 'unknown';
      return channel.webhookActive ? 'done' : 'todo';
    case 'chat':
      return channel.chatMode === 'chat' ? 'done' : 'todo';
    case 'redelivery':
      return seen?.redeliverySeenAt ? 'done' : 'unknown';
    case 'greeting':
      return seen?.autoReplySuspectedAt ? 'todo' : 'unknown';
    default:
      return 'unknown';
  }
}
