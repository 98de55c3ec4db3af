import type { FetchProgressView } from '@engawa/domain';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { Heartbeat } from '../chat/heartbeat.ts';
import type { MediaStorage } from '../media/storage.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Sealing } from '../sealing.ts';
import type { ChannelSurroundings } from '../store/channels.ts';
import { photoUrl } from '../store/members.ts';
import type { Store } from '../store/store.ts';
import type { ByMember, Person } from '../store/who.ts';
import { Accounts } from './account/accounts.ts';
import { AutoReplies } from './account/auto-replies.ts';
import { askOrDeny, checkChannel, connectChannel, type NewChannel } from './account/onboarding.ts';
import { Quota } from './account/quota.ts';
import { LineClient, type LineHosts } from './asking/client.ts';
import { ClockWatch } from './clock/clock-watch.ts';
import { LineClock } from './clock/line-clock.ts';
import { Contents } from './content/content.ts';
import type { FetchParts } from './content/content-fetch.ts';
import { FetchProgress } from './content/content-progress.ts';
import { SignatureCauses } from './doctor/signature-cause.ts';
import { Traffic } from './doctor/traffic.ts';
import { InboxUpkeep } from './door/inbox-upkeep.ts';
import { webhookRoute } from './door/webhook.ts';
import { WebhookSecrets } from './door/webhook-secrets.ts';
import { Ingest } from './hearing/ingest.ts';
import { Profiles } from './hearing/profiles.ts';
import { ReadMarks } from './saying/read-marks.ts';
import { LineSender } from './saying/sender.ts';
import type { Addresses } from './saying/to-line.ts';
import { Typing } from './saying/typing.ts';

/** Everything that talks with LINE, put together. */
export class LineSide {
  readonly workers: readonly { start(): void; stop(): Promise<void> }[];
  readonly door: FastifyPluginAsync;
  /** What a channel's view shows besides its row. */
  readonly surroundings: ChannelSurroundings;
  readonly #secrets: WebhookSecrets;
  readonly #outbox: Outbox;
  readonly #quota: Quota;
  readonly #traffic: Traffic;
  readonly #accounts: Accounts;
  readonly #typing: Typing;
  readonly #clock: LineClock;
  readonly #progress = new FetchProgress();
  readonly #onboarding: Parameters<typeof connectChannel>[0];

  constructor(parts: {
    readonly store: Store;
    readonly sealing: Sealing;
    readonly log: Logger;
    readonly hosts: LineHosts;
    readonly publicUrl: string;
    readonly media: MediaStorage;
    readonly mediaMaxBytes: number;
  }) {
    const { store, sealing, log, publicUrl } = parts;
    const line = new LineClient({
      ...{ hosts: parts.hosts, store, sealing },
      onAsked: (channelId, asked) => {
        this.#traffic.went(channelId, asked);
        this.#quota.heard(channelId, asked);
        this.#accounts.went(channelId, asked);
        this.#clock.answered(asked);
      },
    });
    this.#clock = new LineClock(log.child({ part: 'line-clock' }));
    this.#traffic = new Traffic(store, new SignatureCauses(store, sealing), log.child({ part: 'traffic' }));
    this.#quota = new Quota(store, line, log.child({ part: 'quota' }));
    const webhookUrl = (key: string) => `${publicUrl}/line/webhook/${key}`;
    this.#accounts = new Accounts(store, line, log.child({ part: 'accounts' }), {
      url: webhookUrl,
      set: (id) => this.checkChannel(id),
    });
    this.#typing = new Typing(store, line, log.child({ part: 'typing' }));
    const secrets = new WebhookSecrets(store, sealing);
    const sender = new LineSender(line, addressesOf(publicUrl, parts.hosts));
    this.#outbox = new Outbox(store, sender, log.child({ part: 'outbox' }));
    this.workers = [
      new ClockWatch(store, log.child({ part: 'clock-watch' })),
      new Heartbeat(store, log.child({ part: 'heartbeat' })),
      new Ingest(store, log.child({ part: 'ingest' }), {
        removeBlobs: (keys) => parts.media.remove(keys),
        clockAheadMs: () => this.#clock.aheadMs(),
      }),
      new InboxUpkeep(store, log.child({ part: 'inbox' }), { fault: 'old events could not be forgotten' }),
      this.#outbox,
      new Profiles(store, line, log.child({ part: 'profiles' })),
      new Contents(store, { ...contentParts(line, parts), progress: this.#progress }, log.child({ part: 'contents' })),
      new ReadMarks(store, line, log.child({ part: 'read-marks' })),
      this.#quota,
      this.#accounts,
      new AutoReplies(store, line, log.child({ part: 'auto-replies' })),
      this.#traffic,
    ];
    this.door = webhookRoute({ store, secrets, traffic: this.#traffic, accounts: this.#accounts, clock: this.#clock });
    this.surroundings = {
      webhookUrl,
      signatureFailures: (id) => secrets.failures(id),
      pausedUntil: (id) => this.#outbox.pausedUntil(id),
      clockAheadMs: () => this.#clock.aheadToTell(),
    };
    this.#secrets = secrets;
    this.#onboarding = { store, line, sealing, webhookUrl };
  }

  /** @returns the channel's id. @throws DeniedError */
  async connectChannel(who: Person, channel: NewChannel): Promise<string> {
    const id = await connectChannel(this.#onboarding, who, channel);
    this.#secrets.forget();
    return id;
  }

  /** A member types into a room. @throws DeniedError, NotFoundError */
  typing(who: ByMember, roomId: string): Promise<void> {
    return this.#typing.typed(who, roomId);
  }

  /** Writes down at once what is known of requests between LINE and us. */
  noteTraffic(): Promise<void> {
    return this.#traffic.flush();
  }

  /** Asks LINE for the figures of the month. @throws DeniedError */
  async readQuota(channelId: string): Promise<void> {
    await askOrDeny(() => this.#quota.read(channelId));
  }

  /** Until when LINE is not asked for a channel, because nothing but faults came back; null: it is asked. */
  pausedUntil(channelId: string): string | null {
    return this.#outbox.pausedUntil(channelId);
  }

  /** How much of a file that LINE users sent is here; null: this server fetches none of that id now. */
  fetchProgress(mediaId: string): FetchProgressView | null {
    return this.#progress.of(mediaId);
  }

  /** Accounts that cannot work because ENGAWA_SECRET is not the one their secrets were sealed with. */
  lostSecrets(): Promise<string[]> {
    return this.#secrets.unreadable();
  }

  checkChannel(channelId: string): Promise<void> {
    return checkChannel(this.#onboarding, channelId);
  }
}

/** LINE fetches over https alone; only a simulator on this machine takes addresses of loopback. */
function addressesOf(publicUrl: string, hosts: LineHosts): Addresses {
  const reachable = publicUrl.startsWith('https:') || isLoopback(hosts.lineApiUrl);
  return {
    fetched: (path) => (reachable ? `${publicUrl}${path}` : null),
    opened: (path) => `${publicUrl}${path}`,
    photo: (key) => photoUrl(key)!,
  };
}

function contentParts(
  line: LineClient,
  { media, mediaMaxBytes, hosts }: { media: MediaStorage; mediaMaxBytes: number; hosts: LineHosts },
): Omit<FetchParts, 'progress'> {
  const { lineDataApiUrl } = hosts;
  return { line, lineDataApiUrl, storage: media, limitBytes: mediaMaxBytes, loopback: isLoopback(hosts.lineApiUrl) };
}

function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
