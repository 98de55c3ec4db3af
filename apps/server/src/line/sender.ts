import type { messagingApi } from '@line/bot-sdk';
import type { Call, Composed, Outcome, Sender, Words } from '../outbox/sender.ts';
import type { LineClient } from './client.ts';
import { accepted, outcomeOf } from './outcome.ts';
import { suspectEmoji } from './refused-emoji.ts';
import { askFurther } from './second-look.ts';
import { type Addresses, toLine } from './to-line.ts';

export { outcomeOf } from './outcome.ts';

/** Carries members' words to LINE. */
export class LineSender implements Sender {
  readonly #line: LineClient;
  readonly #addresses: Addresses;

  constructor(line: LineClient, addresses: Addresses) {
    this.#line = line;
    this.#addresses = addresses;
  }

  compose(words: Words): Composed {
    const bubble = toLine(words, this.#addresses);
    return typeof bubble === 'string' ? { reason: bubble } : { bubble: JSON.stringify(bubble) };
  }

  async send(call: Call): Promise<Outcome> {
    const startedAt = performance.now();
    const messages = call.bubbles.map((bubble) => JSON.parse(bubble) as messagingApi.Message);
    try {
      return await this.#send(call, messages);
    } catch (error) {
      const msGone = performance.now() - startedAt;
      const outcome = await askFurther(this.#line, { call, messages, outcome: outcomeOf(error), msGone });
      return suspectEmoji(outcome, messages);
    }
  }

  async #send(call: Call, messages: messagingApi.Message[]): Promise<Outcome> {
    const silent = call.silent ? { notificationDisabled: true } : {};
    const { httpResponse, body } = await this.#line.ask(call.channelId, (line) =>
      call.route === 'reply'
        ? line.replyMessageWithHttpInfo({ replyToken: call.replyToken!, messages, ...silent })
        : line.pushMessageWithHttpInfo({ to: call.to, messages, ...silent }, call.id),
    );
    return accepted(body, httpResponse.headers.get('x-line-request-id'));
  }
}
