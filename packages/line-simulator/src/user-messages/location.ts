import type { webhook } from '@line/bot-sdk';
import type { UserMessage } from './user-message.ts';

export interface LocationOptions {
  title?: string;
  address?: string;
  /** Degrees */
  latitude: number;
  longitude: number;
}

/** A place on the map; it cannot be quoted. */
export function locationMessage({ title, address, latitude, longitude }: LocationOptions): UserMessage {
  return {
    words: title ?? address ?? '[location]',
    build: ({ id, markAsReadToken }): webhook.LocationMessageContent => ({
      type: 'location',
      id,
      ...(title === undefined ? {} : { title }),
      ...(address === undefined ? {} : { address }),
      latitude,
      longitude,
      markAsReadToken,
    }),
  };
}
