import { connect, type Socket } from 'node:net';

/** `@@00000042@@`: stands once in every message, and bytes are searched for nothing else. */
export function tokenOf(message: number): string {
  return `@@${String(message).padStart(8, '0')}@@`;
}

const tokenBytes = 12;
const at = 0x40;
const twoAts = Buffer.from('@@');

/** Shared by all streams of this thread: what is read is looked at before the next read. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/** Words that are waited for while a connection opens. */
type Opening = { text: string; readonly pattern: RegExp; found: () => void };

/**
 * One subscriber's connection, whatever protocol it speaks: it reads words while it opens, and from then on only looks for
 * tokens, so that it costs the same beside every server.
 */
export class TokenStream {
  readonly #socket: Socket;
  readonly #seen: Uint8Array;
  readonly #onMessage: (message: number) => void;
  #opening: Opening | null = null;
  #rest: Buffer | null = null;
  #failure: Error | null = null;

  /** @param messages one more than the highest number a message may have. */
  constructor(port: number, messages: number, onMessage: (message: number) => void) {
    this.#seen = new Uint8Array(messages);
    this.#onMessage = onMessage;
    const onread = { buffer: readBuffer, callback: (bytes: number) => this.#read(readBuffer.subarray(0, bytes)) };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.#socket.on('error', (error) => (this.#failure = error));
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  /** Resolves when the server's words match. @throws Error when they do not within half a minute. */
  async expect(pattern: RegExp): Promise<void> {
    const opening: Opening = { text: '', pattern, found: () => {} };
    await new Promise<void>((resolve, reject) => {
      const late = () => reject(this.#failure ?? new Error(`${pattern} did not come: ${opening.text.slice(-300)}`));
      const timer = setTimeout(late, 30_000);
      opening.found = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#opening = opening;
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): boolean {
    if (this.#opening) this.#readWords(this.#opening, bytes);
    else this.#scan(this.#rest ? Buffer.concat([this.#rest, bytes]) : bytes);
    return true;
  }

  #readWords(opening: Opening, bytes: Buffer): void {
    opening.text += bytes.toString('latin1');
    if (!opening.pattern.test(opening.text)) return;
    this.#opening = null;
    opening.found();
  }

  #scan(bytes: Buffer): void {
    let from = 0;
    for (;;) {
      const start = bytes.indexOf(twoAts, from);
      if (start < 0 || start + tokenBytes > bytes.length) {
        this.#keep(bytes, start >= 0 ? start : Math.max(from, bytes.length - (bytes.at(-1) === at ? 1 : 0)));
        return;
      }
      this.#found(Number(bytes.toString('latin1', start + 2, start + 10)));
      from = start + tokenBytes;
    }
  }

  /** A token may be cut in two by the end of a read. The buffer is used again, so what is kept is copied. */
  #keep(bytes: Buffer, from: number): void {
    this.#rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : null;
  }

  #found(message: number): void {
    if (this.#seen[message] !== 0) return;
    this.#seen[message] = 1;
    this.#onMessage(message);
  }
}
