import type { RoomId } from '@engawa/domain';
import { lineChatBegins } from '../src/store/line-chats.ts';
import { placeStands } from '../src/store/room-places.ts';
import { insertRoom, joinRoom } from '../src/store/rooms.ts';
import type { WriteTx } from '../src/store/store.ts';

export const at = '2026-04-01T00:00:00.000Z';

/** A company of two members with two channels, who know two LINE users. */
export async function makeCompany({ db }: WriteTx): Promise<void> {
  const organization = { id: 1, name: '縁側商事株式会社', company_name: '縁側商事', created_at: at } as const;
  await db.insertInto('organization').values(organization).execute();
  for (const id of ['sato', 'suzuki']) {
    const may = { photo_key: null, admin_since: null, external_talk_at: at, suspended_at: null, monthly_cap: null };
    await db
      .insertInto('member')
      .values({ id, member_id: id, name: id, ...may, undo_seconds: 0, created_at: at })
      .execute();
  }
  for (const id of ['channel', 'other']) {
    const account = {
      bot_user_id: id,
      basic_id: `@${id}`,
      display_name: id,
      photo_url: null,
      chat_mode: 'chat',
    } as const;
    await db
      .insertInto('channel')
      .values({
        ...{ id, key: id, line_channel_id: id, sealed_secret: '', ...account, webhook_active: null, created_at: at },
        ...{ last_test: null, last_event_at: null, first_event_at: null, redelivery_seen_at: null, greeting: null },
        ...{ auto_reply_suspected_at: null, reply_token_lost_at: null, month_spent_until: null },
        ...{ quota_kind: null, quota_limit: null, quota_used: null, quota_read_at: null },
      })
      .execute();
  }
  for (const [id, line_name] of [
    ['hanako', '花子'],
    ['ichiro', '一郎'],
  ] as const) {
    await db
      .insertInto('contact')
      .values({
        ...{ id, line_user_id: `U-${id}`, line_name, line_photo_url: null, line_status_message: null, name: null },
        ...{ reading: null, company: null, title: null, phones: '[]', emails: '[]', memo: null, added_at: at },
        ...{ blocked_at: null, profile_due_at: null, profile_fetched_at: at, profile_attempts: 0 },
      })
      .execute();
  }
}

/** Places of the first channel at LINE: a talk with each of them, and a group. */
export async function makeChats(tx: WriteTx) {
  const place = { channelId: 'channel', kind: 'user' } as const;
  const chats = {
    hanako: await lineChatBegins(tx, { ...place, lineId: 'U-hanako' }, 'hanako'),
    ichiro: await lineChatBegins(tx, { ...place, lineId: 'U-ichiro' }, 'ichiro'),
    group: await lineChatBegins(tx, { ...place, kind: 'group', lineId: 'C-group' }, null),
  };
  await tx.db.updateTable('line_chat').set({ name: '商店会' }).where('id', '=', chats.group).execute();
  return chats;
}

/** A room that these places hear. */
export async function makeRoom(tx: WriteTx, id: RoomId, chats: Readonly<Record<string, string>>): Promise<void> {
  await insertRoom(tx, { id, kind: 'line', link: 'relay', host_member_id: 'sato' });
  for (const memberId of ['sato', 'suzuki']) await joinRoom(tx, id, { kind: 'member', id: memberId }, 0);
  for (const [whose, lineChatId] of Object.entries(chats)) {
    const since = tx.nextSeq();
    await placeStands(tx, { roomId: id, lineChatId, state: 'joined', since });
    if (whose !== 'group') await joinRoom(tx, id, { kind: 'contact', id: whose }, since);
  }
}
