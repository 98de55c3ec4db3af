import * as v from 'valibot';
import { expect, it } from 'vitest';
import { usualGreeting } from './greeting.ts';
import * as inputs from './inputs.ts';

it('the usual greeting names the company, and says who reads, how long it is kept, and how to stop', () => {
  const text = usualGreeting('縁側商事');
  for (const words of ['縁側商事', '担当者が読み', '保管', '削除', 'ブロック']) expect(text).toContain(words);
});

it('the usual greeting of the longest company name is one that an admin may set', () => {
  const greeting = { id: 'x', on: true, text: usualGreeting('縁'.repeat(64)), card: true };
  expect(v.is(inputs.channelGreetingInput, greeting)).toBe(true);
});
