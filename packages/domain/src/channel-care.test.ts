import { describe, expect, it } from 'vitest';
import { channelCare, daysOfSilence } from './channel-care.ts';

const now = '2026-11-27T12:00:00.000Z';
const anHourAgo = '2026-11-27T11:00:00.000Z';
const ours = 'https://talk.example.co.jp/line/webhook/k';
const test = { at: anHourAgo, success: true, statusCode: 200, reason: 'OK', detail: '' };
const well = {
  webhookUrl: ours,
  webhookEndpoint: ours,
  webhookAskedAt: anHourAgo,
  webhookActive: true,
  lastTest: test,
  lastEventAt: null,
};

describe('how an account fares', () => {
  it.for([
    ['LINE said lately that it sends its events here', well, null],
    [
      'another tool took the webhook over',
      { ...well, webhookEndpoint: 'https://other.example/hook' },
      'webhookElsewhere',
    ],
    ['LINE has no address', { ...well, webhookEndpoint: null }, 'webhookUnset'],
    ['the webhook is switched off', { ...well, webhookActive: false }, 'webhookOff'],
    [
      'LINE could not reach us',
      { ...well, lastTest: { ...test, success: false, reason: 'COULD_NOT_CONNECT' } },
      'testFailed',
    ],
    [
      'a test failed, but an event came since',
      { ...well, lastTest: { ...test, success: false }, lastEventAt: '2026-11-27T11:30:00.000Z' },
      null,
    ],
    ['LINE was too busy for a test', { ...well, lastTest: { ...test, success: false, reason: 'LINE_BUSY' } }, null],
    [
      'this server could not ask for a test',
      { ...well, lastTest: { ...test, success: false, reason: 'SERVER_FAULT' } },
      null,
    ],
    ['LINE has been silent since the morning', { ...well, webhookAskedAt: '2026-11-27T08:59:59.000Z' }, 'notHeard'],
    ['LINE was never asked, whatever a test once said', { ...well, webhookAskedAt: null }, 'notHeard'],
    [
      'LINE was silent for long, after it had named another address',
      { ...well, webhookAskedAt: '2026-11-20T08:00:00.000Z', webhookEndpoint: 'https://other.example/hook' },
      'webhookElsewhere',
    ],
  ] as const)('%s', ([, channel, care]) => {
    expect(channelCare(channel, now)).toBe(care);
  });

  it('counts days without an event from three on', () => {
    expect(daysOfSilence({ lastEventAt: null }, now)).toBeNull();
    expect(daysOfSilence({ lastEventAt: '2026-11-24T12:00:01.000Z' }, now)).toBeNull();
    expect(daysOfSilence({ lastEventAt: '2026-11-24T12:00:00.000Z' }, now)).toBe(3);
    expect(daysOfSilence({ lastEventAt: '2026-11-17T11:00:00.000Z' }, now)).toBe(10);
  });
});
