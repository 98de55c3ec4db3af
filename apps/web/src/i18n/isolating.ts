import { isolated } from '@engawa/domain';

/**
 * A catalogue whose sentences keep what they are told apart from themselves: a name that turns the direction of writing
 * turns itself alone. Done here once, so that no sentence can forget it.
 */
export function isolating<T>(words: T): T {
  if (typeof words === 'function') {
    const sentence = words as unknown as (...told: unknown[]) => unknown;
    return ((...told: unknown[]) => sentence(...told.map(apart))) as T;
  }
  return inside(words, isolating) as T;
}

function apart(told: unknown): unknown {
  return typeof told === 'string' ? isolated(told) : inside(told, apart);
}

function inside(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part)]));
}
