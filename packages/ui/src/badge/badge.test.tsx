import { cleanup, render } from '@solidjs/testing-library';
import { afterEach, expect, it } from 'vitest';
import { Badge } from './badge.tsx';

afterEach(cleanup);

it.each([
  [0, ''],
  [3, '3'],
  [99, '99'],
  [100, '99+'],
])('A badge of %i shows 「%s」', (count, shown) => {
  const { container } = render(() => <Badge count={count} />);
  expect(container.textContent).toBe(shown);
});
