import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryReason, DeliveryStatus, RoomId } from '@engawa/domain';
import type { LineSimulator, LineUser } from '@engawa/line-simulator';
import { postMessage } from '../src/chat/posting.ts';
import type { App } from '../src/index.ts';
import { deliveryViews } from '../src/store/delivery-views.ts';
import { byServer } from '../src/store/who.ts';
import { byMember } from './by-member.ts';
import type { CastMember } from './cast.ts';
import type { Cast } from './seed.ts';

export type Demo = ReturnType<typeof demoOf>;

/** What the people of the demo do, and what becomes of it: everything goes the way it goes in a company. */
export function demoOf({ parts: { store } }: App, line: LineSimulator, cast: Cast) {
  const demo = {
    line,
    user: (person: Parameters<LineSimulator['createUser']>[0]) => line.createUser(person),
    /** @returns the message's id. */
    async say(who: CastMember, roomId: RoomId, text: string): Promise<string> {
      const content = { kind: 'text', text } as const;
      return (await postMessage(store, byMember(cast[who.memberId]!), { id: randomUUID(), roomId, content })).id;
    },
    /** All that LINE told has been worked on. */
    async quiet(): Promise<void> {
      const open = () => store.db.selectFrom('inbox').select('id').where('status', '=', 'waiting').execute();
      await until('LINE’s events are worked on', async () => (await open()).length === 0);
    },
    async roomWith(user: LineUser): Promise<RoomId> {
      await demo.quiet();
      const chats = store.db
        .selectFrom('line_chat')
        .innerJoin('room_line_chat', 'room_line_chat.line_chat_id', 'line_chat.id');
      return (await chats.select('room_id as id').where('line_id', '=', user.userId).executeTakeFirstOrThrow()).id;
    },
    async becomes(messageId: string, status: DeliveryStatus, reason?: DeliveryReason): Promise<void> {
      await until(`the words are ${status}`, async () => {
        const delivery = (await deliveryViews(store.db, [messageId])).get(messageId);
        return delivery?.status === status && (!reason || delivery.reason === reason);
      });
    },
    /** LINE takes the words, and nobody will know. */
    async loseAnswer(messageId: string): Promise<void> {
      const past = new Date(Date.now() - 1000).toISOString();
      await until('LINE has taken the words', async () => line.faults.waiting().length < 2);
      await store.write(byServer, (tx) => tx.db.updateTable('reply_token').set({ expires_at: past }).execute());
      await demo.becomes(messageId, 'uncertain');
      line.faults.clear();
    },
  };
  return demo;
}

async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 60_000;
  while (!(await done())) {
    if (Date.now() > patience) throw new Error(`The demo waits in vain until ${what}.`);
    await pause(50);
  }
}
