import type { LineEvent } from '../src/line/hearing/from-line.ts';

export const userId = `U${'1'.repeat(32)}`;
export const groupId = `C${'2'.repeat(32)}`;
export const source = { type: 'user', userId };
/** What every event carries. */
export const common = {
  webhookEventId: '01J',
  timestamp: 1,
  mode: 'active',
  deliveryContext: { isRedelivery: false },
  source,
};
/** An event as LINE sends it. */
export const event = (type: string, more: object = {}) => ({ ...common, type, ...more }) as LineEvent;
/** A LINE user's message with the id 444. */
export const message = (content: object, more: object = {}) =>
  event('message', { message: { id: '444', ...content }, ...more });
