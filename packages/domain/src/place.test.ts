import { describe, expect, it } from 'vitest';
import { onlyPlace, type PlaceView, runsThrough } from './place.ts';

const hanako: PlaceView = { channelId: 'ch1', kind: 'user', state: 'joined', contactId: 'hanako' };
const tanaka: PlaceView = { channelId: 'ch2', kind: 'user', state: 'left', contactId: 'tanaka' };
const group: PlaceView = { channelId: 'ch1', kind: 'group', state: 'paused', contactId: null };

describe('the places of a room at LINE', () => {
  it('are one place only where there is no other', () => {
    expect(onlyPlace([tanaka])).toBe(tanaka);
    expect(onlyPlace([hanako, tanaka])).toBeNull();
    expect(onlyPlace([])).toBeNull();
  });

  it('may run through several channels', () => {
    expect(runsThrough({ places: [hanako, tanaka] }, 'ch2')).toBe(true);
    expect(runsThrough({ places: [hanako, group] }, 'ch2')).toBe(false);
  });
});
