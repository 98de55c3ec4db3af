import { type Denial, DeniedError, type MemberKey } from '@engawa/domain';

/** Browsers of one member together; each sends two files at a time. */
export const mostAtOnce = 10;

type Coming = { count: number; bytes: number };

/** How much one member may have on the way to this server and not posted, so that nobody fills the disk alone. */
export class UploadAllowance {
  readonly #limitBytes: number;
  readonly #waitingBytes: (memberId: MemberKey) => Promise<number>;
  readonly #coming = new Map<MemberKey, Coming>();

  /** @param waitingBytes of what the member uploaded and did not post yet. */
  constructor(limitBytes: number, waitingBytes: (memberId: MemberKey) => Promise<number>) {
    this.#limitBytes = limitBytes;
    this.#waitingBytes = waitingBytes;
  }

  /** Takes a file of so many bytes. It counts until the work ends, and from then on as what waits. @throws DeniedError */
  async within<T>(memberId: MemberKey, bytes: number, work: () => Promise<T>): Promise<T> {
    const coming = this.#coming.get(memberId) ?? { count: 0, bytes: 0 };
    if (coming.count >= mostAtOnce) throw denied({ code: 'tooManyUploads', params: { limit: mostAtOnce } });
    this.#coming.set(memberId, coming);
    coming.count++;
    coming.bytes += bytes;
    try {
      await this.#assertRoom(memberId, coming);
      return await work();
    } finally {
      coming.count--;
      coming.bytes -= bytes;
      if (coming.count === 0) this.#coming.delete(memberId);
    }
  }

  async #assertRoom(memberId: MemberKey, coming: Readonly<Coming>): Promise<void> {
    const limitBytes = this.#limitBytes;
    const waiting = await this.#waitingBytes(memberId);
    if (waiting + coming.bytes > limitBytes) throw denied({ code: 'uploadsTakeTooMuch', params: { limitBytes } });
  }
}

function denied(denial: Denial): DeniedError {
  return new DeniedError(denial);
}
