import { cutToUnits, type LocationContent, lineLimits } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';

/** LINE wants both lines filled (Messaging API reference, Location message). */
export function locationMessage({
  title,
  address,
  latitude,
  longitude,
}: LocationContent): messagingApi.LocationMessage {
  const { locationTitleUnits, locationAddressUnits } = lineLimits;
  return {
    type: 'location',
    title: cutToUnits(title || '位置情報 / Location', locationTitleUnits),
    address: cutToUnits(address || `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`, locationAddressUnits),
    latitude,
    longitude,
  };
}
