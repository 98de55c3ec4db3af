import type { LocationContent } from '@engawa/domain';

type Place = Pick<LocationContent, 'latitude' | 'longitude'>;

/** `35.68124, 139.76712`: about a metre, as every map takes it. */
export function coordinates({ latitude, longitude }: Place): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** Android asks which of its map apps is wanted; elsewhere a map in the browser. */
export function mapLink(place: Place, agent: string = navigator.userAgent): string {
  const at = coordinates(place).replace(' ', '');
  if (/Android/.test(agent)) return `geo:${at}?q=${at}`;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(at)}`;
}
