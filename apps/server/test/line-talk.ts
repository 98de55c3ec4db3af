import { randomUUID } from 'node:crypto';
import type { DeliveryView, MessageView } from '@engawa/domain';
import type { Bubble, Channel, LineUser } from '@engawa/line-simulator';
import { expect } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, type Stage, soon } from './company.ts';
import { roomsOfUser } from './rooms-of-line.ts';

/** A member's talk with one LINE user, with what a story does and sees in it. */
export type LineTalk = {
  readonly user: LineUser;
  readonly roomId: string;
  /** The member says something. */
  say(content: Said | string, more?: More): Promise<MessageView>;
  /** The account's bubbles on the LINE user's phone. */
  phone(): Bubble[];
  deliveryOf(messageId: string): Promise<DeliveryView>;
  /** What became of everything the member said: `status route reason`. */
  outcomes(): Promise<string[]>;
  /** Waits until the message has come to this end. */
  becomes(messageId: string, delivery: Partial<DeliveryView>): Promise<DeliveryView>;
};

type More = { id?: string; sendId?: string; quotes?: string; silent?: boolean };
type Said = Parameters<MemberClient['message']['post']['mutate']>[0]['content'];

/** A LINE user adds the account. @param free whether the reply token of that is still there. */
export async function talkOn(
  stage: Stage,
  { member, channel, free = false }: { member: MemberClient; channel: Channel; free?: boolean },
): Promise<LineTalk> {
  const { store } = stage.company.app.parts;
  const user = stage.company.line.createUser({ displayName: randomUUID() });
  await user.addsFriend(channel);
  await inboxEmpty(store);
  const room = await roomsOfUser(store, user.userId).executeTakeFirstOrThrow();
  if (!free)
    await store.write(byServer, (tx) =>
      tx.db.deleteFrom('reply_token').where('line_chat_id', '=', room.chatId).execute(),
    );
  const messages = async () => (await member.message.page.query({ roomId: room.id, limit: 200 })).messages;
  const deliveryOf = async (messageId: string) =>
    (await messages()).find(({ id }) => id === messageId)?.delivery ??
    expect.unreachable(`no delivery of ${messageId}`);
  return {
    user,
    roomId: room.id,
    say: (content, more = {}) =>
      member.message.post.mutate({
        ...{ id: randomUUID(), roomId: room.id, ...more },
        content: typeof content === 'string' ? { kind: 'text', text: content } : content,
      }),
    phone: () => user.chatWith(channel).filter(({ from, automatic }) => from === 'account' && !automatic),
    deliveryOf,
    outcomes: async () =>
      (await messages()).flatMap(({ delivery }) =>
        delivery ? [[delivery.status, delivery.route, delivery.reason].filter(Boolean).join(' ')] : [],
      ),
    becomes: (messageId, delivery) =>
      soon(async () => {
        const now = await deliveryOf(messageId);
        expect(now).toMatchObject(delivery);
        return now;
      }),
  };
}
