import type { ChannelView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { checklistItems, stateOfItem } from './checklist-items.ts';

const channel = (facts: Partial<ChannelView>): ChannelView => ({
  id: 'ch1',
  lineChannelId: '1657000000',
  displayName: '縁側商事',
  basicId: '@engawa',
  photoUrl: null,
  chatMode: 'bot',
  webhookUrl: 'https://talk.example/line/webhook/k',
  served: [],
  webhookActive: null,
  lastTest: null,
  lastEventAt: null,
  signatureFailures: 0,
  ...facts,
});

test('the webhook is ticked when LINE says that it is on', () => {
  expect(stateOfItem('useWebhook', channel({ webhookActive: true }))).toBe('done');
  expect(stateOfItem('useWebhook', channel({ webhookActive: false }))).toBe('todo');
});

test('an event that arrived proves the webhook, where LINE has not been asked', () => {
  expect(stateOfItem('useWebhook', channel({}))).toBe('unknown');
  expect(stateOfItem('useWebhook', channel({ lastEventAt: '2026-11-22T05:00:00.000Z' }))).toBe('done');
});

test('chat is ticked by what LINE says of the account', () => {
  expect(stateOfItem('chat', channel({ chatMode: 'chat' }))).toBe('done');
  expect(stateOfItem('chat', channel({ chatMode: 'bot' }))).toBe('todo');
});

test('what LINE tells nobody is never ticked', () => {
  const silent = checklistItems.filter((item) => item !== 'useWebhook' && item !== 'chat');
  const everything = channel({ webhookActive: true, chatMode: 'chat', lastEventAt: '2026-11-22T05:00:00.000Z' });
  expect(silent.map((item) => stateOfItem(item, everything))).toEqual(silent.map(() => 'unknown'));
});
