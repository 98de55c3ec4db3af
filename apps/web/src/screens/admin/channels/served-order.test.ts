import { expect, test } from 'vitest';
import { moved } from './served-order.ts';

test('moving the second member up makes them the reception', () => {
  expect(moved(['佐藤', '高橋', '鈴木'], 1, -1)).toEqual(['高橋', '佐藤', '鈴木']);
});

test('the first cannot go further up, nor the last further down', () => {
  expect(moved(['佐藤', '高橋'], 0, -1)).toEqual(['佐藤', '高橋']);
  expect(moved(['佐藤', '高橋'], 1, 1)).toEqual(['佐藤', '高橋']);
});
