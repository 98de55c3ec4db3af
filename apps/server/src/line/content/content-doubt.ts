import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { MediaKind } from '@engawa/domain';
import type { UnreadableError } from '../../media/image-work.ts';
import { headOf } from '../../media/sniff.ts';
import type { Draft } from '../../media/storage.ts';
import type { MediaRow } from '../../store/media.ts';
import { isBelieved } from './content-retry.ts';

/** Something came that is not, or can hardly be, what was sent: asked for again, it may be right. */
export class DoubtfulError extends Error {
  override readonly name = 'DoubtfulError';
  /** What came, where it might be what was sent all the same. */
  readonly bytes: string | null;

  constructor(why: string, bytes: string | null = null) {
    super(why);
    this.bytes = bytes;
  }
}

/**
 * A picture, film or sound is never empty, and never words: those are an answer of LINE, or of somebody in between.
 * @throws DoubtfulError
 */
export async function refuseAnswers(draft: Draft, kind: MediaKind): Promise<void> {
  if (kind === 'file') return;
  const head = await headOf(draft.path);
  if (head.length === 0) throw new DoubtfulError('nothing came');
  if (beginsLikeWords(head)) throw new DoubtfulError('words came');
}

/** HTML, XML or JSON: no picture, film or sound begins like one of them. */
function beginsLikeWords(head: Buffer): boolean {
  return /^(\xef\xbb\xbf)?\s*[<{[]/.test(head.toString('latin1', 0, 64));
}

/**
 * What is no picture, film or sound although LINE calls it one may have been cut or changed on its way. The same bytes again
 * and again are what was sent; so is a picture whose header is whole and tells of more pixels than are decoded here.
 * @throws DoubtfulError
 */
export async function believe(row: MediaRow, draft: Draft, error: UnreadableError): Promise<void> {
  if (error.why === 'tooManyPixels') return;
  const bytes = await fingerprint(draft.path);
  if (!isBelieved(bytes, row)) throw new DoubtfulError(error.message, bytes);
}

async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64url');
}
