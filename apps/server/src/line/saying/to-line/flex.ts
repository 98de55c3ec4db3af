import { cutToUnits } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';

/** `altText`: what is shown in lists and read aloud (Messaging API reference, Flex message). */
const altTextUnits = 1500;

export function flexMessage(altText: string, contents: messagingApi.FlexBubble): messagingApi.FlexMessage {
  return { type: 'flex', altText: cutToUnits(altText, altTextUnits), contents };
}

export function column(contents: messagingApi.FlexComponent[]): messagingApi.FlexBox {
  return { type: 'box', layout: 'vertical', spacing: 'sm', contents };
}

export const quiet = { color: '#666666', size: 'xs', wrap: true } as const;
