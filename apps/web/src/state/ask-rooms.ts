import { type RoomId, type RoomListPlace, roomsAtOnce } from '@engawa/domain';
import { api, isOffline } from '../api/client.ts';
import { applyNextPage, applyRooms, applySnapshot } from './apply-list.ts';
import type { Change, Knowledge } from './knowledge.ts';
import { knowledge, take } from './known.ts';
import { meetFirstMembers, meetMembersOf } from './people.ts';

/** The list from its top, the list from where it was read to, or single rooms. */
export type RoomsQuestion =
  | { readonly top: true }
  | { readonly from: RoomListPlace }
  | { readonly roomIds: readonly RoomId[] };

/** Rooms of a page that nobody waits for. */
const laterPage = 200;
const firstWaitMs = 1000;
const longestWaitMs = 15_000;

/**
 * What is to be asked next about rooms: the newest talks, then rooms of which something was heard that cannot be understood,
 * then the rest of the list. Null when nothing is missing. Pure.
 * @param begin whether the list is to be read from its top, though it was read before.
 */
export function nextQuestion({ listing, needed }: Knowledge, begin: boolean): RoomsQuestion | null {
  if (listing === undefined || begin) return { top: true };
  const roomIds = Object.keys(needed).slice(0, roomsAtOnce);
  if (roomIds.length > 0) return { roomIds };
  return listing && { from: listing.from };
}

export type RoomAsker = {
  /** Goes on, at once, until nothing is missing. */
  ask(): void;
  /** Resolves when the top of the list has come. */
  readonly top: Promise<void>;
};

/**
 * Asks the server about rooms, one question at a time and again after a while when no answer comes. A list that was not read
 * to its end, perhaps when the page was open last, is read on; one that was is read from its top.
 * @param wanted whether the member is still here. @param onLost the top of the list did not come.
 */
export function createRoomAsker(wanted: () => boolean, onLost: () => void): RoomAsker {
  let begin = !knowledge().listing;
  let going = false;
  let endPause = () => {};
  let topHasCome = () => {};
  const top = new Promise<void>((come) => {
    topHasCome = come;
  });

  async function work(): Promise<void> {
    for (let tries = 0; wanted(); ) {
      if (tries > 0) await pause(Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)));
      const question = wanted() ? nextQuestion(knowledge(), begin) : null;
      if (!question) break;
      try {
        const answered = await answerTo(question);
        if (!wanted()) break;
        take(answered(knowledge()));
        // Something was said in them while the answer was on its way: not asked in a rush.
        const again = 'roomIds' in question && question.roomIds.some((id) => knowledge().needed[id]);
        tries = again ? tries + 1 : 0;
        if ('top' in question) {
          begin = false;
          topHasCome();
        }
      } catch (error) {
        tries++;
        if ('top' in question) onLost();
        // A place that the server does not understand (any more).
        else if ('from' in question && !isOffline(error)) begin = true;
      }
    }
    going = false;
  }

  /** Somebody asks for another room, or there is a network again: no reason to wait any longer. */
  async function pause(ms: number): Promise<void> {
    const ended = new Promise<void>((end) => {
      endPause = end;
    });
    await Promise.race([rest(ms), ended]);
    endPause = () => {};
  }

  return {
    ask() {
      if (going) return endPause();
      going = true;
      void work();
    },
    top,
  };
}

async function answerTo(question: RoomsQuestion): Promise<(known: Knowledge) => Change[]> {
  if ('roomIds' in question) {
    const answer = await api.room.byIds.query({ roomIds: [...question.roomIds] });
    await meetMembersOf(answer.rooms);
    return (known) => applyRooms(known, question.roomIds, answer);
  }
  if ('from' in question) {
    // Calls of one turn share a request: what somebody waits for is not to wait for this.
    await rest(0);
    const page = await api.room.list.query({ from: question.from, limit: laterPage });
    await meetMembersOf(page.rooms);
    return (known) => applyNextPage(known, page, question.from);
  }
  const [page] = await Promise.all([api.room.list.query(), meetFirstMembers()]);
  await meetMembersOf(page.rooms);
  return (known) => [
    ...applySnapshot(known, page),
    // Without a place in the feed, this is where it goes on.
    ...(known.cursor === 0 ? [{ of: 'cursor', seq: page.seq } as const] : []),
  ];
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
