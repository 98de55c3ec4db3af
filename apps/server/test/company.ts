import type { MessagePage } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { afterAll, beforeAll, vi } from 'vitest';
import { type CompanyPlace, type MemberClient, type RunningCompany, startCompany } from '../dev/start-app.ts';
import type { Store } from '../src/store/store.ts';
import type { TestDatabase, testDatabases } from './databases.ts';

/** What a story happens to: a company on a database of its own, and its members at their screens. */
export type Stage = {
  company: RunningCompany;
  database: TestDatabase;
  /** A member's screen; the same session whenever it is asked for. */
  screenOf(memberId: string): Promise<MemberClient>;
};

/** Starts a company once for the stories of one `describe`; they keep apart by LINE users and channels of their own. */
export function stageOn(
  kind: (typeof testDatabases)[number],
  env?: Readonly<Record<string, string>>,
  more: Pick<CompanyPlace, 'lineClock'> = {},
): Stage {
  const screens = new Map<string, Promise<MemberClient>>();
  const stage = {
    screenOf(memberId) {
      const screen = screens.get(memberId) ?? stage.company.signIn(memberId);
      screens.set(memberId, screen);
      return screen;
    },
  } as Stage;
  beforeAll(async () => {
    stage.database = await kind.create();
    const { url, directory } = stage.database;
    stage.company = await startCompany({ database: url, directory, ...more, ...(env ? { env } : {}) });
  });
  afterAll(async () => {
    await stage.company?.close();
    await stage.database?.drop();
  });
  return stage;
}

/** Asks again until the answer is right, for so long as a slow machine needs. */
export function soon<T>(right: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(right, { timeout: 60_000, interval: 20 });
}

/** LINE tells times in ms: what happens after this happens later by its clock. */
export async function aMomentLater(): Promise<void> {
  const now = Date.now();
  await soon(() => {
    if (Date.now() <= now) throw new Error('not yet');
  });
}

/** A member's room with a LINE user, once it is there; null when there is none. */
export async function roomWith(screen: MemberClient, name: string) {
  const { rooms, faces } = await screen.room.list.query();
  const called = new Set(faces.filter((face) => face.name === name).map(({ id }) => id));
  const found = rooms.filter(({ room }) => room.participants.some(({ id }) => called.has(id)));
  if (found.length > 1) throw new Error(`${found.length} rooms with ${name}`);
  return found[0] ?? null;
}

/** What stands in a room, one line each: `name: words`, or the code of a line that nobody said. */
export async function timelineOf(screen: MemberClient, roomId: string): Promise<string[]> {
  return linesOf(await screen.message.page.query({ roomId, limit: 200 }));
}

export function linesOf({ messages }: MessagePage): string[] {
  return messages.map(({ author, content }) => {
    if (content.kind === 'system') return content.line.code;
    const words =
      content.kind === 'text' ? content.text : `(${'lineType' in content ? content.lineType : content.kind})`;
    return author.kind === 'system' ? words : `${author.name}: ${words}`;
  });
}

/** The account's bubbles on a LINE user's phone: `sender: words`. */
export function phoneOf(user: LineUser, channel: Channel): string[] {
  const bubbles = user.chatWith(channel).filter(({ from }) => from === 'account');
  return bubbles.map(({ senderName, text }) => `${senderName}: ${text}`);
}

/** Everything that LINE told so far has been worked on. */
export async function inboxEmpty({ db }: Store): Promise<void> {
  await soon(async () => {
    const waiting = await db.selectFrom('inbox').select('id').where('status', '=', 'waiting').execute();
    if (waiting.length > 0) throw new Error(`${waiting.length} events wait`);
  });
}

/** It is known of everything said so far what became of it at LINE. */
export async function outboxEmpty({ db }: Store): Promise<void> {
  await soon(async () => {
    const open = await db
      .selectFrom('delivery')
      .select('id')
      .where('status', 'in', ['waiting', 'held', 'sending'])
      .execute();
    if (open.length > 0) throw new Error(`${open.length} deliveries are open`);
  });
}
