import type { FetchProgressView, MediaId } from '@engawa/domain';

/** How much of each file is here while it is being fetched; known to the process that fetches it alone. */
export class FetchProgress {
  readonly #files = new Map<MediaId, { received: number; readonly total: number | null }>();

  /** The same bytes, counted as they pass. @param total null: the sender did not say. */
  async *counting(id: MediaId, total: number | null, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const file = { received: 0, total };
    this.#files.set(id, file);
    for await (const chunk of bytes) {
      file.received += chunk.length;
      yield chunk;
    }
  }

  end(id: MediaId): void {
    this.#files.delete(id);
  }

  of(id: MediaId): FetchProgressView | null {
    const file = this.#files.get(id);
    return file ? { ...file } : null;
  }
}
