import type { DeliveryView, MessageView } from '@engawa/domain';
import { describe, expect, test } from 'vitest';
import { sato, says } from '../../../../../test/cast.ts';
import { phaseOf, phaseOfSend } from './phase.ts';

const said = (seq: number, change: Partial<DeliveryView> = {}): MessageView =>
  says(seq, sato, 'はい', {
    at: '2026-11-22T05:00:00.000Z',
    delivery: {
      ...{ status: 'waiting', route: null, reason: null, untried: true, leavesAt: '2026-11-22T05:00:05.000Z' },
      ...change,
    },
  });
const at = (time: string) => Date.parse(`2026-11-22T${time}.000Z`);

test.each([
  ['run down', '05:00:03', { kind: 'counting', seconds: 2, part: 0.4 }],
  [
    'are never more than the server meant, also where the clock is slow by an hour',
    '04:00:00',
    { kind: 'counting', seconds: 5, part: 1 },
  ],
  ['are over, and it leaves', '05:00:06', { kind: 'soon' }],
] as const)('the seconds for taking back %s', (_, now, phase) => {
  expect(phaseOf(said(1), [said(1)], at(now))).toEqual(phase);
});

test('a press of which a file is still on this device does not count down', () => {
  const unsent = {
    id: 'u',
    roomId: 'r',
    writtenAt: '',
    state: 'waiting',
    content: { kind: 'text', text: 'a' },
  } as const;
  const send = { id: 'm', roomId: 'r', unsent: [unsent], posted: [said(1)] };
  expect(phaseOfSend(send, [said(1)], at('05:00:00'))).toEqual({ kind: 'going' });
});

describe('words that ought to have left a while ago', () => {
  const late = (...messages: MessageView[]) => phaseOf(messages.at(-1)!, messages, at('05:00:15')).kind;
  test('are on their way to LINE when nothing stands before them, and cannot be taken back', () => {
    expect(late(said(1, { status: 'accepted' }), said(2), said(3))).toBe('leaving');
  });
  test('wait behind what LINE holds up, and can be taken back', () => {
    expect(late(said(1, { reason: 'tooManyToContact' }), said(2))).toBe('behindOthers');
  });
});
