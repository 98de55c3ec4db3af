import { TokenStream, tokenOf } from './token-stream.ts';

/** How members of one protocol come into the room and speak in it. */
export type Protocol = {
  readonly port: number;
  /** Brings the stream to where it gets every message of the room. */
  join(stream: TokenStream, member: number): Promise<void>;
  /** Says the words in the room, as one of the members. */
  post(words: string, streams: readonly TokenStream[], message: number): void;
  close?(): void;
};

export type Delivered = { readonly messages: number; readonly seconds: number; readonly deliveries: number };

/** More at once would overrun the queue of connections that wait to be accepted. */
const joinsAtOnce = 20;
/** Messages that are under way at the same time. */
const underWay = 8;
/** A message that has not reached everybody by then is lost. */
const patienceMs = 60_000;

/** All members of one room, connected. */
export class RoomLoad {
  readonly #protocol: Protocol;
  readonly #streams: TokenStream[];
  readonly #received: Int32Array;
  #next = 1;
  #complete: () => void = () => {};

  static async open(protocol: Protocol, members: number, messages: number): Promise<RoomLoad> {
    const load = new RoomLoad(protocol, members, messages);
    let next = 0;
    const joinAll = async () => {
      while (next < members) {
        const member = next++;
        await protocol.join(load.#streams[member]!, member);
      }
    };
    // The first one alone: in some protocols it makes the room.
    next = 1;
    await protocol.join(load.#streams[0]!, 0);
    await Promise.all(Array.from({ length: joinsAtOnce }, joinAll));
    return load;
  }

  private constructor(protocol: Protocol, members: number, messages: number) {
    this.#protocol = protocol;
    this.#received = new Int32Array(messages + 1);
    const onMessage = (message: number) => this.#count(message);
    this.#streams = Array.from({ length: members }, () => new TokenStream(protocol.port, messages + 1, onMessage));
  }

  /** Posts messages, a few at a time, and waits until every member has every one. @throws Error when one is missing. */
  async deliver(messages: number): Promise<Delivered> {
    const began = performance.now();
    let left = messages;
    let complete = 0;
    await new Promise<void>((resolve, reject) => {
      const lost = () => reject(new Error(`${complete} of ${messages} messages reached everybody`));
      const timer = setTimeout(lost, patienceMs);
      this.#complete = () => {
        if (++complete === messages) {
          clearTimeout(timer);
          resolve();
        } else if (left-- > 0) this.#post();
      };
      for (let first = Math.min(underWay, left); first > 0; first--, left--) this.#post();
    });
    return { messages, seconds: (performance.now() - began) / 1000, deliveries: messages * this.#streams.length };
  }

  close(): void {
    for (const stream of this.#streams) stream.close();
    this.#protocol.close?.();
  }

  #post(): void {
    const message = this.#next++;
    const words = `${tokenOf(message)}お疲れ様です。明日の会議の資料を確認してください。`;
    this.#protocol.post(words, this.#streams, message);
  }

  #count(message: number): void {
    if (++this.#received[message]! === this.#streams.length) this.#complete();
  }
}
