import { assertAllowed, canPost, canShowTyping } from '@engawa/domain';
import type { Logger } from 'pino';
import { errorInShort } from '../../error-in-log.ts';
import { actorOf } from '../../store/members.ts';
import { NotFoundError } from '../../store/not-found.ts';
import { joinedAt } from '../../store/room-places.ts';
import { roomOfMember, sendFactsOf } from '../../store/rooms.ts';
import type { Store } from '../../store/store.ts';
import type { ByMember } from '../../store/who.ts';
import type { LineClient } from '../asking/client.ts';

/** How long LINE shows the animation: the shortest it offers, so that it ends soon after somebody stops typing. */
const shownSeconds = 5;
/** One call for each LINE chat in this time, however many members type: shorter than the animation, so that it does not flicker. */
const everyMs = 4000;

/** Shows LINE users that somebody is typing: LINE's loading animation, in each place that hears the room and can show it. */
export class Typing {
  readonly #store: Store;
  readonly #line: LineClient;
  readonly #log: Logger;
  readonly #shownUntil = new Map<string, number>();

  constructor(store: Store, line: LineClient, log: Logger) {
    this.#store = store;
    this.#line = line;
    this.#log = log;
  }

  /**
   * LINE is not waited for, and never asked twice: a moment later it would not be true.
   * @throws NotFoundError, DeniedError when the member cannot write there.
   */
  async typed(who: ByMember, roomId: string): Promise<void> {
    const { db } = this.#store;
    const room = await roomOfMember(db, roomId, who.memberId);
    if (!room) throw new NotFoundError('room');
    assertAllowed(canPost(await actorOf({ db, who }), await sendFactsOf(db, room)));
    const places = (await joinedAt(db, roomId)).filter(canShowTyping);
    const now = places.filter(({ lineChatId }) => this.#isTime(lineChatId)).map(({ lineChatId }) => lineChatId);
    if (now.length === 0) return;
    const chats = await db.selectFrom('line_chat').select(['channel_id', 'line_id']).where('id', 'in', now).execute();
    for (const chat of chats) void this.#show(chat.channel_id, chat.line_id);
  }

  #isTime(lineChatId: string): boolean {
    const now = performance.now();
    if ((this.#shownUntil.get(lineChatId) ?? 0) > now) return false;
    for (const [id, until] of this.#shownUntil) if (until <= now) this.#shownUntil.delete(id);
    this.#shownUntil.set(lineChatId, now + everyMs);
    return true;
  }

  async #show(channelId: string, chatId: string): Promise<void> {
    try {
      await this.#line.ask(channelId, (line) => line.showLoadingAnimation({ chatId, loadingSeconds: shownSeconds }));
    } catch (error) {
      this.#log.warn({ channelId, reason: errorInShort(error) }, 'LINE showed no animation');
    }
  }
}
