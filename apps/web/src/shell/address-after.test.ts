import { expect, test } from 'vitest';
import { addressAfter } from './address-after.ts';

const room = { pathname: '/rooms/r-1', search: '?message=2' };

test.each([
  ['who signed out here is at the door', 'here', '/sign-in'],
  [
    'who signed out in another tab is told, and comes back to where they were',
    'tab',
    '/sign-in?why=tab&to=%2Frooms%2Fr-1%3Fmessage%3D2',
  ],
  ['so is who was signed out from elsewhere', 'ended', '/sign-in?why=ended&to=%2Frooms%2Fr-1%3Fmessage%3D2'],
  ['another member begins at the beginning', 'another', '/'],
] as const)('%s', (_, why, address) => expect(addressAfter(why, room)).toBe(address));
