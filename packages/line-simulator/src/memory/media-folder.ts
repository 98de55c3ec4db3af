import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ContentBytes, openBytes, sizeOf } from '../content/content-bytes.ts';
import type { ContentFile, UserContent } from '../content/contents.ts';

/** A demo's disk shall not fill with films; LINE, too, keeps content for a time only. */
const MAX_KEPT_BYTES = 20 * 1024 * 1024;

type KeptContent = UserContent & { channelId: string };
type Entry = [messageId: string, content: KeptContent];

/** A content without its bytes. */
export interface RememberedContent extends Omit<KeptContent, 'bytes' | 'preview'> {
  messageId: string;
  size: number;
  preview?: { mimeType: string; size: number };
}

/** A folder with one file for each thing that users sent, and one for its preview. */
export class MediaFolder {
  readonly #path: string;
  readonly #written = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** What `keepOnly` keeps of these. */
  describe(contents: Entry[]): RememberedContent[] {
    return contents.filter(isKept).map(([messageId, { bytes, preview, ...rest }]) => ({
      ...rest,
      messageId,
      size: sizeOf(bytes),
      ...(preview ? { preview: { mimeType: preview.mimeType, size: sizeOf(preview.bytes) } } : {}),
    }));
  }

  /** Writes what is not there yet, and removes what is no longer wanted; large things are not kept. */
  async keepOnly(contents: Entry[]): Promise<void> {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
    const files = new Map(contents.filter(isKept).flatMap(filesOf));
    for (const [name, { bytes }] of files) if (!this.#isThere(name, sizeOf(bytes))) await this.#write(name, bytes);
    for (const name of await readdir(this.#path)) if (!files.has(name)) await rm(join(this.#path, name));
  }

  /** The contents with their bytes; those whose files were not finished are left out. */
  recall(remembered: RememberedContent[]): Entry[] {
    return remembered.filter((each) => this.#isComplete(each)).map((each) => this.#open(each));
  }

  #isComplete({ messageId, size, preview }: RememberedContent): boolean {
    const hasPreview = !preview || this.#isThere(previewNameOf(messageId), preview.size);
    return this.#isThere(messageId, size) && hasPreview;
  }

  #open({ messageId, size, preview, ...rest }: RememberedContent): Entry {
    const picture = preview && {
      mimeType: preview.mimeType,
      bytes: this.#bytesOf(previewNameOf(messageId), preview.size),
    };
    return [messageId, { ...rest, bytes: this.#bytesOf(messageId, size), ...(picture ? { preview: picture } : {}) }];
  }

  #bytesOf(name: string, size: number): ContentBytes {
    return { size, stream: () => createReadStream(join(this.#path, name)) };
  }

  #isThere(name: string, size: number): boolean {
    if (this.#written.has(name)) return true;
    return statSync(join(this.#path, name), { throwIfNoEntry: false })?.size === size;
  }

  async #write(name: string, bytes: ContentBytes): Promise<void> {
    const unfinished = join(this.#path, `${name}.new`);
    await pipeline(openBytes(bytes), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, join(this.#path, name));
    this.#written.add(name);
  }
}

function isKept([, { bytes }]: Entry): boolean {
  return sizeOf(bytes) <= MAX_KEPT_BYTES;
}

function filesOf([messageId, content]: Entry): [name: string, file: ContentFile][] {
  const { preview } = content;
  return [[messageId, content], ...(preview ? [[previewNameOf(messageId), preview] as [string, ContentFile]] : [])];
}

function previewNameOf(messageId: string): string {
  return `${messageId}.preview`;
}
