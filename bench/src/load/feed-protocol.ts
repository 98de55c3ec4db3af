import { randomUUID } from 'node:crypto';
import type { inputs } from '@engawa/domain';
import type { InferInput } from 'valibot';
import { HttpPool, postRequest } from './http-pool.ts';
import type { Protocol } from './room-load.ts';

const posters = 8;

/** What the product takes; the bare server takes the same. */
type MessagePost = InferInput<typeof inputs.messagePostInput>;

/** Members who read a stream of Server-Sent Events and post over other connections. */
export function feedProtocol(place: {
  readonly port: number;
  readonly feedPath: string;
  readonly postPath: string;
  readonly roomId: string;
  /** One for each member; none where nobody has to sign in. */
  readonly cookies: readonly string[];
  /** What the server says when the stream has come up to now. */
  readonly joined: RegExp;
}): Protocol {
  const pool = new HttpPool(place.port, posters);
  const cookieOf = (member: number) => place.cookies[member % place.cookies.length];
  return {
    port: place.port,
    close: () => pool.close(),
    join(stream, member) {
      const cookie = cookieOf(member);
      const headers = `Host: 127.0.0.1\r\nAccept: text/event-stream\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}`;
      stream.write(`GET ${place.feedPath} HTTP/1.1\r\n${headers}\r\n`);
      return stream.expect(place.joined);
    },
    post(text, _streams, message) {
      const post: MessagePost = { id: randomUUID(), roomId: place.roomId, content: { kind: 'text', text } };
      const body = Buffer.from(JSON.stringify(post));
      const cookie = cookieOf(message);
      void pool.send(postRequest(place.postPath, cookie ? { cookie } : {}, body)).then(assertPosted, () => {});
    },
  };
}

function assertPosted(status: number): void {
  if (status !== 200) console.error(`a post was answered with ${status}`);
}
