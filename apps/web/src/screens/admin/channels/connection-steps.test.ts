import type { ChannelTest, ChannelView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { stepStates } from './connection-steps.ts';

const tested = (lastTest: Partial<ChannelTest> | null): ChannelView => ({
  id: 'ch1',
  lineChannelId: '1657000000',
  displayName: '縁側商事',
  basicId: '@engawa',
  photoUrl: null,
  chatMode: 'chat',
  webhookUrl: 'https://talk.example/line/webhook/k',
  served: [],
  webhookEndpoint: null,
  webhookAskedAt: null,
  webhookActive: true,
  lastTest: lastTest && { at: '', success: false, statusCode: 0, reason: '', detail: '', ...lastTest },
  lastEventAt: null,
  signatureFailures: 0,
});

test('an account whose webhook LINE could call has every step done', () => {
  const channel = tested({ success: true, statusCode: 200, reason: 'OK' });
  expect(Object.values(stepStates({ status: 'connected', channel }))).toEqual(['done', 'done', 'done', 'done']);
});

test('an account is connected although LINE cannot call the server yet', () => {
  const channel = tested({ reason: 'COULD_NOT_CONNECT' });
  expect(stepStates({ status: 'connected', channel })).toEqual({
    token: 'done',
    info: 'done',
    webhook: 'done',
    test: 'failed',
  });
});

test('an address that LINE does not take was never tested', () => {
  const channel = tested({ reason: 'ADDRESS_REFUSED' });
  expect(stepStates({ status: 'connected', channel })).toMatchObject({ webhook: 'failed', test: 'skipped' });
});

test('a wrong secret fails at LINE’s door', () => {
  const states = stepStates({ status: 'denied', denial: { code: 'channelCredentialsRefused', params: {} } });
  expect(states).toEqual({ token: 'failed', info: 'skipped', webhook: 'skipped', test: 'skipped' });
});

test('an account that is connected already is refused before LINE is asked', () => {
  const states = stepStates({
    status: 'denied',
    denial: { code: 'adminRequired', params: {} },
  });
  expect(new Set(Object.values(states))).toEqual(new Set(['skipped']));
});
