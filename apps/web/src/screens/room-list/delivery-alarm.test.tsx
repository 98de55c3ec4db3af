import type { DeliveryStatus } from '@engawa/domain';
import { cleanup, render } from '@solidjs/testing-library';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { DeliveryAlarm } from './delivery-alarm.tsx';

beforeAll(() => showLanguage('ja'));
afterEach(cleanup);

const drawn = (status: DeliveryStatus | null) => {
  const delivery = status && { status, route: null, reason: null };
  return render(() => <DeliveryAlarm delivery={delivery} />).container.textContent;
};

test.each(['failed', 'uncertain'] as const)('the list warns of last words that %s', (status) => {
  expect(drawn(status)).toBe(ja.room.mark[status]);
});

test.each(['waiting', 'sending', 'accepted', 'discarded', null] as const)(
  'of %s there is nothing to warn',
  (status) => {
    expect(drawn(status)).toBe('');
  },
);
