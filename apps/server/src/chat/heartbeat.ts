import type { Instant, RoomId } from '@engawa/domain';
import type { Logger } from 'pino';
import {
  beat,
  finishGap,
  forgetHeartbeats,
  type Gap,
  insertGap,
  knownMessages,
  roomsMissing,
  untoldGaps,
} from '../store/gaps.ts';
import { newId } from '../store/new-id.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { byServer } from '../store/who.ts';
import { postSystemLine } from './messages.ts';

const everyMs = 15_000;
/** A shorter silence is a restart, or a busy machine: LINE's webhooks outlive it by being told again. */
const quietMs = 60_000;
/** Rooms told in one write. */
const batch = 100;

/**
 * Writes down from time to time that this server is there. When nobody was for longer, also because the machine slept, the
 * rooms in which people talk are told that words from LINE may be missing: LINE has no way to ask for them later.
 */
export class Heartbeat {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #processId = newId();
  #timer: NodeJS.Timeout | null = null;
  #beating: Promise<void> = Promise.resolve();

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => this.#next(), everyMs);
    this.#next();
  }

  /** Leaves a last sign of life, so that the silence counts from here. */
  async stop(): Promise<void> {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
    this.#next();
    await this.#beating;
  }

  #next(): void {
    this.#beating = this.#beating
      .then(() => this.#beat())
      .catch((error) => this.#log.error({ err: error }, 'the heartbeat failed'));
  }

  async #beat(): Promise<void> {
    await this.#store.write(byServer, (tx) => this.#note(tx));
    if (!this.#timer) return;
    for (const gap of await untoldGaps(this.#store.db)) await this.#tell(gap);
  }

  async #note(tx: WriteTx): Promise<void> {
    const quietSince = before(tx.now, quietMs);
    const last = await beat(tx, this.#processId);
    if (last !== null && last < quietSince) await insertGap(tx, last);
    await forgetHeartbeats(tx, quietSince);
  }

  async #tell(gap: Gap): Promise<void> {
    let told: RoomId = '';
    for (;;) {
      const rooms = await roomsMissing(this.#store.db, gap, told, batch);
      if (rooms.length > 0) await this.#store.write(byServer, (tx) => tellRooms(tx, gap, rooms));
      if (rooms.length < batch) break;
      told = rooms.at(-1)!;
    }
    await this.#store.write(byServer, (tx) => finishGap(tx, gap));
    this.#log.warn({ from: gap.from_at, to: gap.to_at }, 'no server was there; the rooms were told');
  }
}

/** Each room once, also when a server died while telling. */
async function tellRooms(tx: WriteTx, gap: Gap, roomIds: readonly RoomId[]): Promise<void> {
  const lines = roomIds.map((roomId) => ({ roomId, id: `gap-${gap.id}-${roomId}` }));
  const known = await knownMessages(
    tx.db,
    lines.map(({ id }) => id),
  );
  for (const { roomId, id } of lines) {
    if (known.has(id)) continue;
    await postSystemLine(tx, roomId, { code: 'serverAway', from: gap.from_at, to: gap.to_at }, id);
  }
}

function before(now: Instant, ms: number): Instant {
  return new Date(Date.parse(now) - ms).toISOString();
}
