import type { ContentBytes } from './content-bytes.ts';

/** LINE reference, Verify the preparation status of a video or audio. */
export type Transcoding = 'processing' | 'succeeded' | 'failed';

export interface ContentFile {
  bytes: ContentBytes;
  mimeType: string;
}

/** What LINE's content API serves for one message of a user. */
export interface UserContent extends ContentFile {
  kind: 'image' | 'video' | 'audio' | 'file';
  preview?: ContentFile;
  /** LINE is still preparing it (202) when it is asked for so many times more. */
  preparingAnswers: number;
  /** How the preparing ends. */
  transcoding: Exclude<Transcoding, 'processing'>;
}

/** The files that users sent, by message id; kept until the message is unsent. */
export class Contents {
  readonly #kept = new Map<string, UserContent & { channelId: string }>();
  readonly #gone = new Set<string>();

  /** Keeps a copy, so that a message sent twice is prepared twice. */
  keep(channelId: string, messageId: string, content: UserContent): void {
    this.#kept.set(messageId, { ...content, channelId });
  }

  find(messageId: string): (UserContent & { channelId: string }) | undefined {
    return this.#kept.get(messageId);
  }

  /** After this the content API says that it is gone, also of a message that had no content. */
  destroy(messageId: string): void {
    this.#kept.delete(messageId);
    this.#gone.add(messageId);
  }

  isGone(messageId: string): boolean {
    return this.#gone.has(messageId);
  }

  /** Every question, for the content or for its state, brings the end of the preparing nearer. */
  askState(content: UserContent): Transcoding {
    if (content.preparingAnswers <= 0) return content.transcoding;
    content.preparingAnswers -= 1;
    return 'processing';
  }

  entries(): [messageId: string, content: UserContent & { channelId: string }][] {
    return [...this.#kept];
  }

  goneIds(): string[] {
    return [...this.#gone];
  }

  restore(kept: [messageId: string, content: UserContent & { channelId: string }][], goneIds: string[]): void {
    for (const [messageId, { channelId, ...content }] of kept) this.keep(channelId, messageId, content);
    for (const messageId of goneIds) this.#gone.add(messageId);
  }
}
