import type { GreetingContent, GreetingView, RoomId } from '@engawa/domain';
import { insertDelivery } from '../store/deliveries.ts';
import { newDeliveryView } from '../store/delivery-views.ts';
import { companyName, greetingOf } from '../store/greetings.ts';
import { newId } from '../store/new-id.ts';
import type { WriteTx } from '../store/store.ts';
import { post } from './messages.ts';

/**
 * What the account says by itself to somebody who has just added it, once for each time: with the free token of their
 * coming or not at all.
 */
export async function greet(
  tx: WriteTx,
  chat: { readonly id: string; readonly channel_id: string },
  roomId: RoomId,
): Promise<void> {
  const greeting = await greetingOf(tx.db, chat.channel_id);
  const content = greeting.on ? await contentOf(tx, greeting, roomId) : null;
  if (!content) return;
  const [id, seq] = [newId(), tx.nextSeq()];
  const place = { roomId, lineChatId: chat.id, channelId: chat.channel_id };
  const delivery = await insertDelivery(tx, { messageId: id, seq, ...place, freeOnly: true });
  await post(tx, { id, roomId, seq, author: { kind: 'system' }, content, at: tx.now }, newDeliveryView([delivery]));
}

/** Null: there is nothing to say. */
async function contentOf(tx: WriteTx, greeting: GreetingView, roomId: RoomId): Promise<GreetingContent | null> {
  const card = greeting.card ? await cardOf(tx, roomId) : null;
  return greeting.text || card ? { kind: 'greeting', text: greeting.text, card } : null;
}

/** The member whom the LINE user reaches in this room. */
async function cardOf(tx: WriteTx, roomId: RoomId): Promise<GreetingContent['card']> {
  const host = await tx.db
    .selectFrom('room')
    .innerJoin('member', 'member.id', 'room.host_member_id')
    .select(['member.id', 'member.name', 'member.photo_key'])
    .where('room.id', '=', roomId)
    .executeTakeFirst();
  return host
    ? { memberId: host.id, name: host.name, companyName: await companyName(tx.db), photoKey: host.photo_key }
    : null;
}
