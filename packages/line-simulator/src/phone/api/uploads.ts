import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import { serveContent } from './contents.ts';
import { PhoneError } from './phone-error.ts';

export interface Upload {
  bytes: { size: number; stream(): Readable };
  mimeType: string;
}

/** Files on their way from a phone into a message. They lie on disk, so that none need be in memory, until the simulator stops. */
export class Uploads {
  readonly #known = new Map<string, Upload & { file: string }>();
  readonly #parent: string;
  #folder: string | undefined;

  constructor(parent = tmpdir()) {
    this.#parent = parent;
  }

  /** Writes the stream away; a broken one leaves nothing behind. */
  async take(stream: Readable, mimeType: string): Promise<{ id: string; size: number }> {
    const id = randomUUID();
    this.#folder ??= mkdtempSync(join(this.#parent, 'line-phone-'));
    const file = join(this.#folder, id);
    try {
      await pipeline(stream, createWriteStream(file));
    } catch (cause) {
      await rm(file, { force: true });
      throw cause;
    }
    const { size } = await stat(file);
    this.#known.set(id, { file, mimeType, bytes: { size, stream: () => createReadStream(file) } });
    return { id, size };
  }

  /** Throws 404 `no-such-upload`. */
  find(id: string): Upload {
    const { bytes, mimeType } = this.#find(id);
    return { bytes, mimeType };
  }

  /** All bytes at once: for small pictures. */
  read(id: string): Promise<Buffer> {
    return readFile(this.#find(id).file);
  }

  clear(): void {
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  #find(id: string): Upload & { file: string } {
    const upload = this.#known.get(id);
    if (!upload) throw new PhoneError(404, 'no-such-upload');
    return upload;
  }
}

/**
 * Files for messages.
 * - `POST /uploads` with the bytes as they are and their media type → `{ upload, size }`; the id goes into a message
 * - `GET /uploads/:id`: the same bytes, for media that lie elsewhere than at LINE
 */
export async function uploadRoutes(app: FastifyInstance, { uploads }: { uploads: Uploads }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post('/uploads', async ({ body, headers }) => {
    const mimeType = headers['content-type'] ?? 'application/octet-stream';
    const { id, size } = await uploads.take(body as Readable, mimeType);
    return { upload: id, size };
  });
  app.get<{ Params: { id: string } }>('/uploads/:id', ({ params, headers }, reply) =>
    serveContent(uploads.find(params.id), headers.range, reply),
  );
  app.addHook('onClose', async () => uploads.clear());
}
