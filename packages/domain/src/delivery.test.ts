import { describe, expect, test } from 'vitest';
import type { MessageContent } from './content.ts';
import { canDecide, choicesFor, type DeliveryReason, type DeliveryStatus, notSent, worstStatus } from './delivery.ts';
import { allow, deny } from './verdict.ts';

const text: MessageContent = { kind: 'text', text: 'はい' };
const picture: MessageContent = {
  kind: 'image',
  media: {
    id: 'f',
    status: 'ready',
    reason: null,
    name: 'a.png',
    mimeType: 'image/png',
    bytes: 1,
    width: 1,
    height: 1,
    durationMs: null,
    thumb: true,
  },
};
const card: MessageContent = { ...picture, asLink: true };

describe('what a member can do about words that did not simply arrive', () => {
  test.each<[string, DeliveryStatus, DeliveryReason | null, MessageContent, readonly string[]]>([
    ['failed words', 'failed', 'refusedByLine', text, ['again', 'discard']],
    ['a failed picture can go as a link', 'failed', 'mediaMissing', picture, ['again', 'link', 'discard']],
    ['a card is a link already', 'failed', 'refusedByLine', card, ['again', 'discard']],
    ['uncertain words may have arrived', 'uncertain', 'lineUnreachable', text, ['arrived', 'again', 'discard']],
    ['held back by the spent month', 'waiting', 'monthlyLimit', text, ['again', 'discard']],
    ['held back by the member’s share', 'waiting', 'memberCap', text, ['again', 'discard']],
    ['a short pause asks for no decision', 'waiting', 'tooManyRequests', text, []],
    ['words on their way', 'waiting', null, text, []],
    ['words leaving now', 'sending', null, text, []],
    ['words that arrived', 'accepted', null, text, []],
    ['words put away', 'discarded', null, text, []],
  ])('%s', (_, status, reason, content, choices) => {
    expect(choicesFor({ status, reason }, content)).toEqual(choices);
    for (const choice of ['again', 'link', 'discard', 'arrived'] as const)
      expect(canDecide({ status, reason }, content, choice)).toEqual(
        choices.includes(choice) ? allow : deny('choiceNotOffered', {}),
      );
  });
});

describe('a message in several bubbles', () => {
  test.each<[readonly DeliveryStatus[], DeliveryStatus]>([
    [['accepted', 'failed', 'uncertain'], 'failed'],
    [['accepted', 'uncertain', 'waiting'], 'uncertain'],
    [['accepted', 'waiting', 'sending'], 'sending'],
    [['accepted', 'waiting'], 'waiting'],
    [['discarded', 'accepted'], 'discarded'],
    [['accepted', 'accepted'], 'accepted'],
  ])('%j is as bad as its worst: %s', (statuses, worst) => expect(worstStatus(statuses)).toBe(worst));
});

test.each([
  ['failed', 'refusedByLine', 'failed'],
  ['failed', 'noFreeToken', null],
  ['uncertain', null, 'uncertain'],
  ['uncertain', 'presumed', null],
  ['waiting', 'memberCap', 'held'],
  ['waiting', 'lineUnreachable', 'held'],
  ['waiting', null, null],
  ['sending', null, null],
  ['accepted', null, null],
  ['discarded', null, null],
] as const)('of words that are %s (%s) the list of rooms says: %s', (status, reason, kept) => {
  expect(notSent({ status, reason })).toBe(kept);
});
