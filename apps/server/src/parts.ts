import type { Logger } from 'pino';
import type { Auth } from './auth/auth.ts';
import type { Setup } from './auth/setup-code.ts';
import type { Config } from './config.ts';
import type { LineSide } from './line/line-side.ts';
import type { Feed } from './live/feed.ts';
import type { Photos } from './media/photos.ts';
import type { MediaStorage } from './media/storage.ts';
import type { Store } from './store/store.ts';

/** What the doors and the command line work with; `app.ts` makes each once. */
export type Parts = {
  readonly config: Config;
  /** Where browsers and LINE reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly store: Store;
  readonly feed: Feed;
  readonly media: MediaStorage;
  readonly photos: Photos;
  readonly line: LineSide;
  readonly auth: Auth;
  readonly setup: Setup;
  readonly log: Logger;
};
