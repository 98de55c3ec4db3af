import { describe, expect, it } from 'vitest';
import type { DeliveryStatus } from './delivery.ts';
import { sumUp } from './recipients.ts';

const to = (contactId: string, ...statuses: DeliveryStatus[]) =>
  statuses.map((status) => ({ place: `chat of ${contactId}`, contactId, status }));

describe('words to LINE', () => {
  it('stand as badly as the worst part of a long text to one recipient', () => {
    expect(sumUp(to('hanako', 'accepted', 'failed', 'waiting'))).toEqual({ status: 'failed', recipients: null });
  });

  it('have arrived in a room of five of whom one blocked us', () => {
    const others = ['a', 'b', 'c', 'd'].flatMap((id) => to(id, 'accepted'));
    const recipients = { arrived: 4, onTheirWay: 0, missing: ['hanako'] };
    expect(sumUp([...others, ...to('hanako', 'failed')])).toEqual({ status: 'accepted', recipients });
  });

  it('are on their way as long as they are to anybody', () => {
    const parts = [...to('hanako', 'accepted'), ...to('tanaka', 'accepted', 'waiting'), ...to('suzuki', 'failed')];
    const recipients = { arrived: 1, onTheirWay: 1, missing: ['suzuki'] };
    expect(sumUp(parts)).toEqual({ status: 'waiting', recipients });
  });

  it('have failed where they arrived with nobody', () => {
    const recipients = { arrived: 0, onTheirWay: 0, missing: ['hanako', 'tanaka'] };
    expect(sumUp([...to('hanako', 'uncertain'), ...to('tanaka', 'failed')])).toEqual({ status: 'failed', recipients });
  });
});
