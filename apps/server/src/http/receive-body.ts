import { DeniedError } from '@engawa/domain';
import type { FastifyRequest } from 'fastify';
import { NoRoomError } from '../media/disk-room.ts';
import { type Draft, type MediaStorage, TooLargeError } from '../media/storage.ts';

/** The request did not bring what it promised. */
export class UploadBrokenError extends Error {
  override readonly name = 'UploadBrokenError';
  readonly statusCode: 400 | 411;

  constructor(statusCode: 400 | 411, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** So long may a phone in a tunnel say nothing. */
const silenceMs = 60_000;

/** As the request promises. @throws DeniedError when it is nothing or too large, UploadBrokenError when it does not say */
export function promisedBytes(request: FastifyRequest, limitBytes: number): number {
  const bytes = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes)) throw new UploadBrokenError(411, 'lengthRequired');
  if (bytes === 0) throw new DeniedError({ code: 'mediaEmpty', params: {} });
  if (bytes > limitBytes) throw tooLarge(bytes, limitBytes);
  return bytes;
}

/**
 * Writes the body of a request to the storage as it comes. It may take any time as long as something of it comes; when it
 * breaks, nothing stays behind. @throws DeniedError when it is too large, UploadBrokenError, NoRoomError
 */
export async function receiveBody(request: FastifyRequest, storage: MediaStorage, limitBytes: number): Promise<Draft> {
  const { socket } = request.raw;
  socket.setTimeout(silenceMs);
  try {
    return await storage.draft(request.raw, limitBytes);
  } catch (error) {
    if (error instanceof TooLargeError) throw tooLarge(null, limitBytes);
    if (error instanceof NoRoomError) throw error;
    if (!request.raw.complete && !isOfDisk(error)) throw new UploadBrokenError(400, 'brokenOff');
    throw error;
  } finally {
    socket.setTimeout(0);
  }
}

/** A connection that ends is told of without a call, or by the reading of it. */
function isOfDisk(error: unknown): boolean {
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall !== undefined && syscall !== 'read';
}

function tooLarge(bytes: number | null, limitBytes: number): DeniedError {
  return new DeniedError({ code: 'mediaTooLarge', params: { bytes, limitBytes } });
}
