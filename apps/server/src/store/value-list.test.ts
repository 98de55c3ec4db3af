import { describe, expect, it } from 'vitest';
import { valueList } from './value-list.ts';

describe('value list', () => {
  it('is filled up to the next power of two, with nothing that was not in it', () => {
    expect(valueList(['a'])).toEqual(['a']);
    expect(valueList(['a', 'b'])).toEqual(['a', 'b']);
    expect(valueList(new Set(['a', 'b', 'c', 'd', 'e']))).toEqual(['a', 'b', 'c', 'd', 'e', 'e', 'e', 'e']);
  });

  it('has few lengths, however many values there are', () => {
    const lengths = Array.from({ length: 200 }, (_, index) => valueList(Array(index + 1).fill('x')).length);
    expect(new Set(lengths)).toEqual(new Set([1, 2, 4, 8, 16, 32, 64, 128, 256]));
  });
});
