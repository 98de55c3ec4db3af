import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/** The least that sending can be: the same body, so many times, a few at once, over fetch. Begins when it is asked to. */

const target = `${process.env.LINE_API_URL}/v2/bot/message/push`;
const atOnce = 32;

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', async () => {
    await pushAll(Number(request.headers['x-calls']), Buffer.concat(parts).toString('utf8'));
    response.end('{}');
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

async function pushAll(calls: number, body: string): Promise<void> {
  let left = calls;
  const lane = async () => {
    while (left-- > 0) {
      const headers = {
        authorization: 'Bearer bench',
        'content-type': 'application/json',
        'x-line-retry-key': randomUUID(),
      };
      const answer = await fetch(target, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`a push was answered with ${answer.status}`);
      await answer.json();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
