import type { ChannelView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { item, salesRoom, sato, suzuki, takahashi, tanaka, tanakaRoom } from '../../../../test/cast.ts';
import { type Facts, firstSteps } from './steps.ts';

const boss = { ...takahashi, externalTalk: false };
const empty: Facts = { me: boss, members: [boss], channels: [], rooms: [] };
const channel = {
  ...{ displayName: '縁側商事', served: [], lastEventAt: null, lastTest: null },
} as unknown as ChannelView;
const test_ = (success: boolean) => ({
  at: '2026-11-27T05:06:00.000Z',
  success,
  statusCode: 200,
  reason: '',
  detail: '',
});
const done = (facts: Partial<Facts>) =>
  firstSteps({ ...empty, ...facts }).flatMap((step) => (step.fact ? [step.name] : []));

test('a company that has just begun has all four steps before it', () => {
  expect(done({})).toEqual([]);
});

test.each([
  ['the admin may talk with LINE users', { me: { ...boss, externalTalk: true } }, ['permission']],
  ['a colleague may, and the admin may not', { members: [boss, sato] }, ['colleague']],
  ['the only colleague is suspended', { members: [boss, { ...sato, suspended: true }] }, []],
  ['an account is connected, and LINE has not reached us', { channels: [{ ...channel, lastTest: test_(false) }] }, []],
  ['LINE has reached us', { channels: [{ ...channel, lastTest: test_(true) }] }, ['channel']],
  ['a colleague is here', { members: [boss, suzuki] }, ['colleague']],
  ['there is a talk inside', { rooms: [item(salesRoom)] }, []],
  ['a LINE user is here', { rooms: [item(tanakaRoom)] }, ['qr']],
] as const)('when %s, that is ticked and nothing else', (_, facts, ticked) => {
  expect(done(facts)).toEqual(ticked);
});

test('a tick names the fact that made it', () => {
  const steps = firstSteps({ ...empty, channels: [{ ...channel, lastTest: test_(true) }], rooms: [item(tanakaRoom)] });
  expect(steps.map((step) => step.fact)).toEqual([
    null,
    { channel: '縁側商事', heardAt: test_(true).at },
    null,
    { roomId: tanakaRoom.id, contactId: tanaka.id },
  ]);
});

test.each([
  ['serves colleagues alone, the admin is not served yet', [sato], true],
  ['serves the admin too, they are', [sato, boss], false],
])('when the connected account %s', (_, served, unserved) => {
  const steps = firstSteps({ ...empty, me: { ...boss, externalTalk: true }, channels: [{ ...channel, served }] });
  expect(steps.at(-1)).toMatchObject({ name: 'qr', unserved });
});
