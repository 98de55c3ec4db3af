import type { LocationContent } from '@engawa/domain';
import { labelIn, type Outside } from './outside.ts';

/** @returns null when it is not a place on earth. */
export function locationFromLine({ title, address, latitude, longitude }: Outside): LocationContent | null {
  if (!isDegree(latitude, 90) || !isDegree(longitude, 180)) return null;
  return { kind: 'location', title: labelIn(title), address: labelIn(address, 500), latitude, longitude };
}

function isDegree(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}
