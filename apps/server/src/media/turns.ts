/** Whose work waits: a member's, who looks at the screen until it is done, or a LINE user's, of whom we know nothing. */
export type Lane = 'member' | 'line';

/** After so many of members one of LINE has its turn, so that it comes at all. */
const membersInARow = 4;

/** One piece of work at a time. Members' go first; within a lane they go in the order in which they came. */
export class Turns {
  readonly #waiting: Readonly<Record<Lane, (() => void)[]>> = { member: [], line: [] };
  #taken = false;
  #inARow = 0;

  async take<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (this.#taken) await new Promise<void>((go) => this.#waiting[lane].push(go));
    this.#taken = true;
    this.#inARow = lane === 'member' ? this.#inARow + 1 : 0;
    try {
      return await work();
    } finally {
      this.#passOn();
    }
  }

  /** The place stays taken when somebody waits for it: who comes between does not slip in. */
  #passOn(): void {
    const { member, line } = this.#waiting;
    const lineNext = member.length === 0 || (line.length > 0 && this.#inARow >= membersInARow);
    const next = (lineNext ? line : member).shift();
    if (next) next();
    else this.#taken = false;
  }
}
