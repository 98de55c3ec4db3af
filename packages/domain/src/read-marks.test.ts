import { describe, expect, it } from 'vitest';
import { canReadForLine, canSetReadMarks } from './read-marks.ts';
import { allow, deny } from './verdict.ts';

const sato = { id: 'sato', admin: false, externalTalk: true, suspended: false };
const suzuki = { id: 'suzuki', admin: false, externalTalk: false, suspended: false };

describe('whom the LINE user is told of when their words were read', () => {
  it('is a member with the permission', () => expect(canReadForLine(sato)).toEqual(allow));
  it('is not a member without it, who could not answer', () =>
    expect(canReadForLine(suzuki)).toEqual(deny('externalTalkRequired', {})));
  it('is not an admin without it', () =>
    expect(canReadForLine({ ...suzuki, admin: true })).toEqual(deny('externalTalkRequired', {})));
  it('is not one who is suspended', () =>
    expect(canReadForLine({ ...sato, suspended: true })).toEqual(deny('suspended', {})));
  it('is also who may switch that off for a room', () => {
    expect(canSetReadMarks(sato)).toEqual(allow);
    expect(canSetReadMarks(suzuki)).toEqual(deny('externalTalkRequired', {}));
  });
});
