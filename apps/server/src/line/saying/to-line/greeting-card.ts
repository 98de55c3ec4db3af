import type { GreetingContent } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';
import type { Addresses } from '../to-line.ts';
import { column, flexMessage, quiet } from './flex.ts';
import { textMessage } from './words.ts';

/** What the account says to somebody who has just added it: under the card of the member whom they reach. */
export function greetingCard({ text, card }: GreetingContent, addresses: Addresses): messagingApi.Message {
  if (!card) return textMessage({ kind: 'text', text }, null);
  const photo = card.photoKey ? addresses.fetched(addresses.photo(card.photoKey)) : null;
  const names: messagingApi.FlexComponent[] = [{ type: 'text', text: card.name || '?', weight: 'bold', wrap: true }];
  if (card.companyName) names.push({ type: 'text', text: card.companyName, ...quiet });
  const words: messagingApi.FlexComponent[] = text ? [{ type: 'text', text, wrap: true, size: 'sm' }] : [];
  return flexMessage([card.name, text].filter(Boolean).join('\n') || '?', {
    type: 'bubble',
    size: 'kilo',
    ...(photo && { hero: { type: 'image', url: photo, size: 'full', aspectRatio: '1:1', aspectMode: 'cover' } }),
    body: column([...names, ...words]),
  });
}
