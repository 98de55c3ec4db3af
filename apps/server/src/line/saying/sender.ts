import type { LineBotClient, messagingApi } from '@line/bot-sdk';
import type { Call, Composed, Outcome, Sender, Words } from '../../outbox/sender.ts';
import type { LineClient } from '../asking/client.ts';
import { accepted, outcomeOf } from './outcome.ts';
import { suspectsAtAll, suspectsByName } from './refused-ornaments.ts';
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

  async send(call: Call, withinMs: number): Promise<Outcome> {
    if (withinMs <= 0) return { kind: 'notAsked' };
    const endsAt = performance.now() + withinMs;
    const messages = call.bubbles.map((bubble) => JSON.parse(bubble) as messagingApi.Message);
    try {
      return await this.#send(call, messages, withinMs);
    } catch (error) {
      const outcome = outcomeOf(error);
      const named = suspectsByName(outcome, error, messages);
      if (named) return named;
      const msLeft = endsAt - performance.now();
      return suspectsAtAll(await askFurther(this.#line, { call, messages, outcome, msLeft }), messages);
    }
  }

  async #send(call: Call, messages: messagingApi.Message[], withinMs: number): Promise<Outcome> {
    const silent = call.silent ? { notificationDisabled: true } : {};
    const question = (line: LineBotClient) =>
      call.route === 'reply'
        ? line.replyMessageWithHttpInfo({ replyToken: call.replyToken!, messages, ...silent })
        : line.pushMessageWithHttpInfo({ to: call.to, messages, ...silent }, call.id);
    const { httpResponse, body } = await this.#line.ask(call.channelId, question, withinMs);
    return accepted(body, httpResponse.headers.get('x-line-request-id'));
  }
}
