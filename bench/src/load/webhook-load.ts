import { createHmac, randomUUID } from 'node:crypto';
import { type HttpPool, postRequest } from './http-pool.ts';

/** Who receives: a server's address for LINE's webhooks. */
export type WebhookTarget = { readonly path: string; readonly secret: string; readonly destination: string };

export type SignedWebhook = {
  /** LINE's ids of the messages, by which they are found in the timeline. */
  readonly messageIds: readonly string[];
  readonly request: Buffer;
};

const users = 100;

/** LINE user ids of those who write; a company that knows them already makes no contacts during the measurement. */
export const lineUserIds: readonly string[] = Array.from(
  { length: users },
  (_, index) => `U${String(index).padStart(32, '0')}`,
);

let made = 0;

/** Text messages of LINE users as LINE would send them: some events in one request, signed over its bytes. */
export function signedWebhook(target: WebhookTarget, count = 1): SignedWebhook {
  const events = Array.from({ length: count }, textEvent);
  const body = Buffer.from(JSON.stringify({ destination: target.destination, events }));
  const signature = createHmac('sha256', target.secret).update(body).digest('base64');
  return {
    messageIds: events.map(({ message }) => message.id),
    request: postRequest(target.path, { 'x-line-signature': signature }, body),
  };
}

function textEvent() {
  const number = ++made;
  return {
    type: 'message',
    message: {
      type: 'text',
      id: `${process.pid}${String(number).padStart(10, '0')}`,
      quoteToken: randomUUID(),
      text: `お世話になっております。納品の件、${number}番でご確認をお願いします。`,
    },
    webhookEventId: ulid(number),
    deliveryContext: { isRedelivery: false },
    timestamp: Date.now(),
    source: { type: 'user', userId: lineUserIds[number % users] },
    replyToken: randomUUID().replaceAll('-', ''),
    mode: 'active',
  };
}

/** LINE's event ids rise with time (ULID), which matters to the index that keeps duplicates out. */
function ulid(number: number): string {
  const time = Date.now().toString(32).toUpperCase().padStart(10, '0');
  return `${time}${String(number).padStart(16, '0')}`;
}

/** Sends all requests, as many at a time as the pool has connections. @throws Error when one is not answered with 200. */
export async function sendAll(pool: HttpPool, requests: readonly SignedWebhook[]): Promise<void> {
  const statuses = await Promise.all(requests.map(({ request }) => pool.send(request)));
  const refused = statuses.find((status) => status !== 200);
  if (refused !== undefined) throw new Error(`a webhook was answered with ${refused}`);
}
