import type { ChannelView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { checklistItems, type Seen, stateOfItem } from './checklist-items.ts';

const channel = (facts: Partial<ChannelView>): ChannelView => ({
  id: 'ch1',
  lineChannelId: '1657000000',
  displayName: '縁側商事',
  basicId: '@engawa',
  photoUrl: null,
  chatMode: 'bot',
  webhookUrl: 'https://talk.example/line/webhook/k',
  served: [],
  webhookEndpoint: null,
  webhookAskedAt: null,
  webhookActive: null,
  lastTest: null,
  lastEventAt: null,
  signatureFailures: 0,
  ...facts,
});

const at = '2026-11-22T05:00:00.000Z';
const nothing: Seen = { redeliverySeenAt: null, autoReplySuspectedAt: null };

test('the webhook is ticked when LINE says that it is on', () => {
  expect(stateOfItem('useWebhook', channel({ webhookActive: true }), nothing)).toBe('done');
  expect(stateOfItem('useWebhook', channel({ webhookActive: false }), nothing)).toBe('todo');
});

test('an event that arrived proves the webhook, where LINE has not been asked', () => {
  expect(stateOfItem('useWebhook', channel({}), nothing)).toBe('unknown');
  expect(stateOfItem('useWebhook', channel({ lastEventAt: at }), nothing)).toBe('done');
});

test('chat is ticked by what LINE says of the account', () => {
  expect(stateOfItem('chat', channel({ chatMode: 'chat' }), nothing)).toBe('done');
  expect(stateOfItem('chat', channel({ chatMode: 'bot' }), nothing)).toBe('todo');
});

test('redelivery is ticked once LINE has delivered something again, and not known before', () => {
  expect(stateOfItem('redelivery', channel({}), { ...nothing, redeliverySeenAt: at })).toBe('done');
  expect(stateOfItem('redelivery', channel({}), nothing)).toBe('unknown');
});

test('LINE’s own replies are to be switched off once LINE has answered by itself, and never known to be off', () => {
  expect(stateOfItem('greeting', channel({}), { ...nothing, autoReplySuspectedAt: at })).toBe('todo');
  expect(stateOfItem('greeting', channel({}), nothing)).toBe('unknown');
});

test('what nobody tells and nothing shows is never ticked, also while the doctor is still asked', () => {
  const everything = channel({ webhookActive: true, chatMode: 'chat', lastEventAt: at });
  const known = checklistItems.filter((item) => stateOfItem(item, everything, undefined) !== 'unknown');
  expect(known).toEqual(['useWebhook', 'chat']);
});
