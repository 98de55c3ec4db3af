import { type Instant, type RoomId, route, type ServedMember } from '@engawa/domain';
import { type LineChat, lineChatsOf, roomsOfLineChats } from '../store/line-chats.ts';
import { servedMembers } from '../store/served.ts';
import type { Reader } from '../store/store.ts';
import { type LineUser, profileIsStale } from './contacts.ts';

type Talk = {
  readonly chat: LineChat;
  readonly rooms: readonly { readonly roomId: RoomId }[];
  readonly served: readonly ServedMember[];
};

/**
 * Talks that just go on, looked up for many LINE users at once: most words need no more than a row in the room in which
 * the last ones stand. Holds inside one transaction; a LINE user of whom anything changes in it is to be forgotten.
 */
export class StandingTalks {
  readonly #talks = new Map<string, Talk>();

  static async load(db: Reader, users: readonly LineUser[]): Promise<StandingTalks> {
    const talks = new StandingTalks();
    for (const [channelId, ofChannel] of Map.groupBy(users, (user) => user.channelId)) {
      await talks.#load(db, channelId, new Set(ofChannel.map((user) => user.lineId)));
    }
    return talks;
  }

  /** Where the words belong if nothing has to be changed for them; null: `roomForWords` knows. */
  placeOf(user: LineUser, text: string | null, now: Instant): { chat: LineChat; roomId: RoomId } | null {
    const talk = this.#talks.get(keyOf(user));
    if (!talk || talk.chat.blocked_us_at || profileIsStale(talk.chat, now)) return null;
    const { chat, rooms, served } = talk;
    const answer = route({ rooms, currentRoomId: chat.current_room_id, text, served });
    return answer.to === 'room' && answer.roomId === chat.current_room_id ? { chat, roomId: answer.roomId } : null;
  }

  /** What was looked up of them; undefined: nothing was found, or it is not to be relied on any more. */
  chatOf(user: Pick<LineUser, 'channelId' | 'lineId'>): LineChat | undefined {
    return this.#talks.get(keyOf(user))?.chat;
  }

  forget(user: LineUser): void {
    this.#talks.delete(keyOf(user));
  }

  async #load(db: Reader, channelId: string, lineIds: ReadonlySet<string>): Promise<void> {
    const chats = await lineChatsOf(db, channelId, [...lineIds]);
    if (chats.length === 0) return;
    const rooms = await roomsOfLineChats(
      db,
      chats.map(({ id }) => id),
    );
    const roomsByChat = Map.groupBy(rooms, (room) => room.lineChatId);
    const served = await servedMembers(db, channelId);
    for (const chat of chats) {
      const talk = { chat, rooms: roomsByChat.get(chat.id) ?? [], served };
      this.#talks.set(keyOf({ channelId, lineId: chat.line_id }), talk);
    }
  }
}

function keyOf({ channelId, lineId }: Pick<LineUser, 'channelId' | 'lineId'>): string {
  return `${channelId} ${lineId}`;
}
