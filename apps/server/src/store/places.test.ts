import { randomUUID } from 'node:crypto';
import type { MessageView, ParticipantView, PlaceState, RoomId } from '@engawa/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byMember } from '../../dev/by-member.ts';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { at, makeChats, makeCompany, makeRoom } from '../../test/room-of-several.ts';
import { destroyMessage } from '../chat/changing.ts';
import { postFromContacts } from '../chat/messages.ts';
import { postMessage } from '../chat/posting.ts';
import { setReadMarks } from '../chat/read-marks.ts';
import { markRead, pageMessages } from '../chat/reading.ts';
import { claimCall } from '../outbox/claim.ts';
import { composeCall } from '../outbox/compose.ts';
import { recordOutcome } from '../outbox/record.ts';
import { sayingsOf } from '../outbox/said.ts';
import type { Sender, Words } from '../outbox/sender.ts';
import type { DeliveryRow } from './deliveries.ts';
import { deliveryViews } from './delivery-views.ts';
import { directRoomOf, directRoomOpens, directRoomPasses } from './direct-rooms.ts';
import { lineUserBlockedUs, roomsOfLineChat, type Speaker } from './line-chats.ts';
import { copiesInChat, copiesStand, copyIsQuotedBy, theirMessageNamed } from './line-messages.ts';
import { messageById, messageByLineId } from './messages.ts';
import { deliveriesOfMessage } from './open-deliveries.ts';
import { joinedAt, placeStands } from './room-places.ts';
import { hostChanges, roomView } from './rooms.ts';
import { Store, type WriteTx } from './store.ts';
import { byServer } from './who.ts';
import { channelQuotas } from './who-spent.ts';

for (const kind of testDatabases) {
  describe(`a room with several places at LINE, on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    /** LINE chats, by whose they are: two LINE users and a group. */
    let chats: Record<'hanako' | 'ichiro' | 'group', string>;
    const roomId: RoomId = 'room';

    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      await store.write(byServer, makeCompany);
      chats = await store.write(byServer, makeChats);
      await store.write(byServer, (tx) => makeRoom(tx, roomId, chats));
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    /** Words from one of the places, by the name that LINE gave them there. */
    function heard(
      chat: keyof typeof chats,
      lineMessageId: string,
      speaker: Speaker = { kind: 'contact', id: chat, name: chat },
    ) {
      return store.write(byServer, async (tx) => {
        const copy = { lineChatId: chats[chat], lineMessageId, quoteToken: `quote ${lineMessageId}` };
        const said = { id: randomUUID(), roomId, content: { kind: 'text', text: lineMessageId } as const, at: tx.now };
        const words = { ...said, contact: speaker, copy: { ...copy, markAsReadToken: `read ${lineMessageId}` } };
        const [view] = await postFromContacts(tx, [words]);
        return view!;
      });
    }

    /** LINE takes what is to leave for a chat. */
    async function arrives(lineChatId: string): Promise<void> {
      await store.write(byServer, (tx) => tx.db.updateTable('delivery').set({ due_at: tx.now }).execute());
      const sender = { compose: () => ({ bubble: '{}' }) } as unknown as Sender;
      const claimed = (await store.write(byServer, (tx) => claimCall(tx, lineChatId, 'here', sender)))!;
      await store.write(byServer, (tx) => recordOutcome(tx, claimed, { kind: 'accepted', sent: [], requestId: null }));
    }

    /** As words of somebody else, or ours, stand in a chat. */
    function copied({ id }: MessageView, chat: keyof typeof chats, lineMessageId: string): Promise<void> {
      const copy = { lineChatId: chats[chat], lineMessageId, messageId: id, quoteToken: `quote ${lineMessageId}` };
      return store.write(byServer, (tx) => copiesStand(tx, [{ ...copy, theirs: false }]));
    }

    function say(text: string, quotes?: string): Promise<MessageView> {
      return postMessage(store, byMember('sato'), {
        id: randomUUID(),
        roomId,
        content: { kind: 'text', text },
        quotes,
      });
    }

    function stands(chat: keyof typeof chats, state: PlaceState): Promise<void> {
      return store.write(byServer, (tx) =>
        placeStands(tx, { roomId, lineChatId: chats[chat], state, since: tx.nextSeq() }),
      );
    }

    const named = (lineId: string, lineMessageId: string) => ({ channelId: 'channel', lineId, lineMessageId });
    const heardBy = async (id = roomId) => (await joinedAt(store.db, id)).map(({ lineChatId }) => lineChatId);
    const deliveriesOf = async ({ id }: MessageView) => {
      const rows = await deliveriesOfMessage(store.db, id);
      return new Map(rows.map((row) => [row.line_chat_id, row]));
    };

    it('shows its places and their people, and nothing by which LINE knows them', async () => {
      await store.write(byServer, (tx) => lineUserBlockedUs(tx, chats.hanako, at));
      const room = await roomView(store.db, roomId);
      expect(room.places).toEqual([
        { channelId: 'channel', kind: 'user', state: 'joined', contactId: 'hanako' },
        { channelId: 'channel', kind: 'user', state: 'joined', contactId: 'ichiro' },
        { channelId: 'channel', kind: 'group', state: 'joined', contactId: null },
      ]);
      expect(room.participants.flatMap(blockedSince)).toEqual([
        ['hanako', at],
        ['ichiro', null],
      ]);
      const text = JSON.stringify(room);
      for (const lineId of [...Object.values(chats), 'U-hanako', 'U-ichiro', 'C-group'])
        expect(text).not.toContain(lineId);
    });

    it('sends words once to each place, and says where they arrived', async () => {
      const message = await say('本日、出荷しました');
      expect([...(await deliveriesOf(message)).keys()].toSorted()).toEqual(Object.values(chats).toSorted());
      expect(message.delivery).toMatchObject({
        status: 'waiting',
        recipients: { arrived: 0, onTheirWay: 3, missing: [] },
      });
      const became = (status: 'accepted' | 'failed', ids: readonly string[]) =>
        store.write(byServer, (tx) =>
          tx.db.updateTable('delivery').set({ status }).where('line_chat_id', 'in', ids).execute(),
        );
      await became('accepted', [chats.ichiro, chats.group]);
      await became('failed', [chats.hanako]);
      const view = (await deliveryViews(store.db, [message.id])).get(message.id);
      const recipients = { arrived: 2, onTheirWay: 0, missing: ['hanako'] };
      expect(view).toMatchObject({ status: 'accepted', recipients });
    });

    it('says nothing of recipients where there is one', async () => {
      await stands('hanako', 'left');
      await stands('group', 'left');
      expect((await say('はい')).delivery).not.toHaveProperty('recipients');
    });

    it('quotes to each recipient their own copy, and tells nobody words that they never got', async () => {
      const question = await heard('hanako', '100');
      await copied(question, 'ichiro', '200');
      const answer = await say('水曜日です', question.id);
      const words = new Map<string, Words>();
      const deliveries = await deliveriesOf(answer);
      await store.write(byServer, async (tx) => {
        for (const [chat, delivery] of deliveries) await compose(tx, delivery, noting(words, chat));
      });
      expect(words.get(chats.hanako)).toMatchObject({ quoteToken: 'quote 100', quotedWords: null });
      expect(words.get(chats.ichiro)).toMatchObject({ quoteToken: 'quote 200', quotedWords: null });
      expect(words.get(chats.group)).toMatchObject({ quoteToken: null, quotedWords: '↩ 以前のメッセージ' });
    });

    it('finds what is quoted by the name of any copy, in the chat that has it alone', async () => {
      const question = await heard('hanako', '100');
      await copied(question, 'ichiro', '200');
      const found = async (lineId: string, name: string) => (await messageByLineId(store.db, named(lineId, name)))?.id;
      expect(await found('U-hanako', '100')).toBe(question.id);
      expect(await found('U-ichiro', '200')).toBe(question.id);
      expect(await found('U-ichiro', '100')).toBeUndefined();
      expect(
        (await messageByLineId(store.db, { ...named('U-hanako', '100'), channelId: 'other' }))?.id,
      ).toBeUndefined();
    });

    it('lets an unsend match its author’s own words alone; of all copies the names stay, the tokens go', async () => {
      const message = await heard('hanako', '100');
      await copied(message, 'ichiro', '200');
      expect(await theirMessageNamed(store.db, named('U-ichiro', '200'))).toBeNull();
      expect(await theirMessageNamed(store.db, named('U-hanako', '100'))).toBe(message.id);
      await store.write(byServer, (tx) => destroyMessage(tx, message.id));
      for (const [chat, lineMessageId] of [
        ['hanako', '100'],
        ['ichiro', '200'],
      ] as const) {
        const copies = await copiesInChat(store.db, { messageId: message.id, lineChatId: chats[chat] });
        expect(copies).toMatchObject([{ lineMessageId, quoteToken: null }]);
      }
      const late = await messageByLineId(store.db, named('U-ichiro', '200'));
      expect(late).toMatchObject({ id: message.id, content: { kind: 'unsent' } });
    });

    it('gives words that were edited at LINE their new token where they were said, and nowhere else', async () => {
      const message = await heard('group', '100', { kind: 'contact', id: 'hanako', name: '花子' });
      await copied(message, 'ichiro', '200');
      await store.write(byServer, (tx) => copyIsQuotedBy(tx, message.id, 'edited'));
      const tokenIn = async (chat: keyof typeof chats) =>
        (await copiesInChat(store.db, { messageId: message.id, lineChatId: chats[chat] }))[0]!.quoteToken;
      expect([await tokenIn('group'), await tokenIn('ichiro')]).toEqual(['edited', 'quote 200']);
    });

    it('marks words as read in the chat in which they were said', async () => {
      await heard('hanako', '100');
      await heard('ichiro', '200');
      const last = await heard('hanako', '300');
      await markRead(store, byMember('sato'), roomId, last.seq);
      const marks = () =>
        store.db
          .selectFrom('line_chat')
          .select(['contact_id', 'read_token', 'read_due_at'])
          .orderBy('contact_id')
          .execute();
      expect((await marks()).filter((row) => row.contact_id)).toMatchObject([
        { contact_id: 'hanako', read_token: 'read 300' },
        { contact_id: 'ichiro', read_token: 'read 200' },
      ]);
      await setReadMarks(store, byMember('sato'), roomId, false);
      expect((await marks()).every((row) => row.read_due_at === null)).toBe(true);
    });

    it('counts what words cost in it once for each place, under the names of all', async () => {
      const message = await say('お知らせです');
      for (const lineChatId of Object.values(chats)) await arrives(lineChatId);
      expect((await deliveryViews(store.db, [message.id])).get(message.id)).toMatchObject({ cost: 3 });
      const [quota] = await channelQuotas(store.db, new Date().toISOString());
      expect(quota!.byRoom).toEqual([{ id: roomId, name: '花子, 一郎, 商店会', spent: 3, free: 0 }]);
      expect(quota!.byMember).toMatchObject([{ id: 'sato', spent: 3 }]);
    });

    it('counts a push into a group once for each of its people', async () => {
      await store.write(byServer, (tx) =>
        tx.db.updateTable('line_chat').set({ heads: 5 }).where('id', '=', chats.group).execute(),
      );
      await say('お知らせです');
      await arrives(chats.group);
      const [quota] = await channelQuotas(store.db, new Date().toISOString());
      expect(quota!.byRoom).toMatchObject([{ id: roomId, spent: 5 }]);
    });

    it('sends nothing to one who left, hears them no more, and takes them back', async () => {
      await stands('ichiro', 'left');
      expect(await heardBy()).toEqual([chats.hanako, chats.group]);
      expect(await roomsOfLineChat(store.db, chats.ichiro)).toEqual([]);
      expect([...(await deliveriesOf(await say('二人にだけ'))).keys()]).not.toContain(chats.ichiro);
      expect((await roomView(store.db, roomId)).places.at(-1)).toMatchObject({ contactId: 'ichiro', state: 'left' });
      await stands('ichiro', 'joined');
      expect(await heardBy()).toEqual([chats.hanako, chats.group, chats.ichiro]);
      expect([...(await deliveriesOf(await say('みなさんへ'))).keys()]).toContain(chats.ichiro);
    });

    it('shows words of somebody in a group of whom LINE tells nothing', async () => {
      await heard('group', '100', { kind: 'contact', id: null, name: null });
      const { messages } = await pageMessages(store, byMember('sato'), { roomId, limit: 10 });
      expect(messages.at(-1)).toMatchObject({ author: { kind: 'contact', id: null, name: null } });
    });

    it('keeps two rooms of one LINE chat apart', async () => {
      await store.write(byServer, (tx) => makeRoom(tx, 'alone', { hanako: chats.hanako }));
      const rooms = await roomsOfLineChat(store.db, chats.hanako);
      expect(rooms.map((room) => room.roomId).toSorted()).toEqual(['alone', roomId]);
      expect(await heardBy('alone')).toEqual([chats.hanako]);
      const message = await heard('hanako', '100');
      expect(await messageByLineId(store.db, named('U-hanako', '100'))).toMatchObject({ id: message.id, roomId });
      // LINE marks a whole chat: as far as both rooms have been seen.
      await markRead(store, byMember('sato'), roomId, message.seq);
      const { read_seq } = await store.db
        .selectFrom('line_chat')
        .select('read_seq')
        .where('id', '=', chats.hanako)
        .executeTakeFirstOrThrow();
      expect(read_seq).toBe(message.seq);
    });

    it('is the one room of its LINE user and its host, whoever that becomes', async () => {
      const pair = { lineChatId: chats.hanako, memberId: 'sato', roomId };
      await store.write(byServer, (tx) => directRoomOpens(tx, pair));
      await expect(store.write(byServer, (tx) => directRoomOpens(tx, pair))).rejects.toThrow();
      await store.write(byServer, async (tx) => {
        await hostChanges(tx, roomId, 'suzuki');
        await directRoomPasses(tx, roomId, 'suzuki');
      });
      expect(await directRoomOf(store.db, chats.hanako, 'sato')).toBeNull();
      expect(await directRoomOf(store.db, chats.hanako, 'suzuki')).toBe(roomId);
    });

    it('leaves a name that LINE gave twice with what had it first', async () => {
      const first = await heard('hanako', '100');
      const second = await heard('hanako', '100');
      expect(await theirMessageNamed(store.db, named('U-hanako', '100'))).toBe(first.id);
      expect(await messageById(store.db, second.id)).not.toBeNull();
    });
  });
}

async function compose(tx: WriteTx, delivery: DeliveryRow, sender: Sender): Promise<void> {
  await composeCall(tx, [delivery], { begun: null, sayings: await sayingsOf(tx.db, [delivery]), sender });
}

function noting(words: Map<string, Words>, chat: string): Sender {
  const compose: Sender['compose'] = (said) => {
    words.set(chat, said);
    return { bubble: '{}' };
  };
  return { compose } as Sender;
}

function blockedSince(person: ParticipantView) {
  return person.kind === 'contact' ? [[person.id, person.blockedUsAt]] : [];
}
