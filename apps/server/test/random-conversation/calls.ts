import type { messagingApi } from '@line/bot-sdk';
import type { Talk } from './talk.ts';

type Sent = Partial<messagingApi.PushMessageRequest & messagingApi.ReplyMessageRequest>;

/** Every call that carried words into a talk, with LINE's time, for who has to find out why it ended badly. */
export function callsOf({ line, user }: Talk): string {
  const { displayName, userId } = user;
  const calls = line.requests.filter(({ path, body }) => {
    if (!/\/message\/(reply|push)$/.test(path)) return false;
    return (body as Sent).to === userId || JSON.stringify(body).includes(displayName);
  });
  return calls
    .map(({ at, path, headers, body, status, answerLost, responseBody }) => {
      const { messages = [], replyToken } = body as Sent;
      const key = String(replyToken ?? headers['x-line-retry-key']).slice(0, 8);
      const said = messages.map((message) => {
        const text = message.type === 'text' ? (message as messagingApi.TextMessage).text.slice(0, 24) : message.type;
        return message.sender ? text : `${text} (no sender)`;
      });
      const answer = [status ?? 'no answer', answerLost && 'lost', status !== 200 && JSON.stringify(responseBody)];
      return [new Date(at).toISOString(), path.split('/').at(-1), key, said.join(' | '), ...answer]
        .filter(Boolean)
        .join('  ');
    })
    .join('\n');
}
