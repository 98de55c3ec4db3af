import { connect, type Socket } from 'node:net';

/** Keep-alive connections over which one request each is under way; written by hand so that the load stays cheap. */
export class HttpPool {
  readonly #idle: Lane[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  readonly #lanes: Lane[];

  constructor(port: number, connections: number) {
    this.#lanes = Array.from({ length: connections }, () => new Lane(port));
    this.#idle.push(...this.#lanes);
  }

  /** Sends a whole request; answers the status. @throws Error when the connection breaks before the answer is here. */
  async send(request: Buffer): Promise<number> {
    const lane = this.#idle.pop() ?? (await new Promise<Lane>((resolve) => this.#waiting.push(resolve)));
    try {
      return await lane.send(request);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#idle.push(lane);
    }
  }

  close(): void {
    for (const lane of this.#lanes) lane.close();
  }
}

/** A request of which nothing has to be escaped. */
export function postRequest(path: string, headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', 'content-type': 'application/json', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}content-length: ${body.length}\r\n\r\n`), body]);
}

class Lane {
  readonly #port: number;
  #socket: Socket | null = null;
  #received = '';
  #resolve: (status: number) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(port: number) {
    this.#port = port;
  }

  send(request: Buffer): Promise<number> {
    this.#socket ??= this.#open();
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket!.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#received = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#read(text));
    socket.on('error', () => {});
    // Servers close idle connections, and the killed one closes all; the next request opens a new one.
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
      this.#reject(new Error('closed before the answer'));
    });
    return socket;
  }

  #read(text: string): void {
    this.#received += text;
    const end = endOfAnswer(this.#received);
    if (end < 0) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = this.#received.slice(end);
    this.#resolve(status);
  }
}

/** Where the first answer in `text` ends; -1: it has not come whole. */
function endOfAnswer(text: string): number {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /content-length: *(\d+)/i.exec(text.slice(0, head));
  if (!length) {
    const last = text.indexOf('0\r\n\r\n', head + 4);
    return last < 0 ? -1 : last + 5;
  }
  const end = head + 4 + Number(length[1]);
  return text.length < end ? -1 : end;
}
