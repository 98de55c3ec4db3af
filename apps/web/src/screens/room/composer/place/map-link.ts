import { degrees } from './coordinates.ts';

export type Pair = { readonly latitude: string; readonly longitude: string };

/** Names under which maps of Google, Apple, Yahoo! JAPAN and OpenStreetMap write a place, the exact ones first. */
const apart = [
  ['mlat', 'mlon'],
  ['lat', 'lon'],
  ['lat', 'lng'],
] as const;
const together = ['coordinate', 'll', 'q', 'query', 'destination', 'daddr', 'center', 'sll'] as const;

/** Whether there is an address in the words: then what is missing in it can be said. */
export function holdsLink(pasted: string): boolean {
  return addressIn(pasted) !== null;
}

/** The place to which a map's address leads, read from the address alone; null when it does not say. */
export function pairInLink(pasted: string): Pair | null {
  const address = addressIn(pasted);
  if (!address) return null;
  return pinned(address) ?? named(address.searchParams) ?? looked(address);
}

function addressIn(pasted: string): URL | null {
  for (const word of pasted.split(/\s/)) {
    if (!/^(?:https?|geo):/i.test(word)) continue;
    try {
      return new URL(word);
    } catch {
      return null;
    }
  }
  return null;
}

/** Google's pin. The `@` of the same address is only the middle of what was looked at. */
function pinned({ pathname }: URL): Pair | null {
  const found = /!3d([-+.\d]{1,20})!4d([-+.\d]{1,20})/.exec(pathname);
  return found && pair(found[1], found[2]);
}

function named(search: URLSearchParams): Pair | null {
  for (const [lat, lon] of apart) {
    const found = pair(search.get(lat), search.get(lon));
    if (found) return found;
  }
  for (const name of together) {
    const found = split(search.get(name));
    if (found) return found;
  }
  return null;
}

/** `geo:35.6,139.7`, `/@35.6,139.7,17z`, `/place/35.6,139.7`, `#map=17/35.6/139.7`. */
function looked({ protocol, pathname, hash }: URL): Pair | null {
  if (protocol === 'geo:') return split(pathname.split(';', 1)[0]!);
  const [key, view = ''] = hash.split('=', 2);
  const [, lat, lon] = view.split('&', 1)[0]!.split('/');
  const ofView = key === '#map' ? pair(lat, lon) : null;
  if (ofView) return ofView;
  for (const part of pathname.split('/')) {
    const found = split(decoded(part).replace(/^@/, ''));
    if (found) return found;
  }
  return null;
}

function split(words: string | null): Pair | null {
  const [lat, lon] = (words ?? '').replace(/^loc:/, '').split(',', 3);
  return pair(lat, lon);
}

function pair(lat: string | null | undefined, lon: string | null | undefined): Pair | null {
  if (!lat || !lon) return null;
  const [latitude, longitude] = [lat, lon].map((number) => number.trim().replace(/^\+/, '')) as [string, string];
  // A number without a fraction is a house or a floor rather than a place.
  if (!latitude.includes('.') || !longitude.includes('.')) return null;
  return degrees(latitude, 90) === null || degrees(longitude, 180) === null ? null : { latitude, longitude };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
