import { forgetOldInbox } from '../../store/inbox.ts';
import { byServer } from '../../store/who.ts';
import { Worker } from '../worker.ts';

/** So many of a sort in one write: others wait behind it. */
const batch = 200;
const pauseMs = 200;
const everyMs = 60 * 60 * 1000;

/** Sees to it that the inbox does not grow for ever: at the start and every hour what is old enough goes, a little at a time. */
export class InboxUpkeep extends Worker {
  #nextAt = 0;

  protected async step(): Promise<number> {
    const early = this.#nextAt - performance.now();
    if (early > 0) return early;
    const more = await this.store.write(byServer, (tx) => forgetOldInbox(tx, batch));
    const rest = more ? pauseMs : everyMs;
    this.#nextAt = performance.now() + rest;
    return rest;
  }
}
