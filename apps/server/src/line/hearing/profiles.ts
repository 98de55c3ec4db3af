import { HTTPFetchError } from '@line/bot-sdk';
import type { Logger } from 'pino';
import { profileTold } from '../../chat/contact-news.ts';
import { storableText } from '../../chat/messages.ts';
import { errorInShort } from '../../error-in-log.ts';
import { profileNotFetched } from '../../store/contact-changes.ts';
import { type DueProfile, dueProfiles, nextProfileDue } from '../../store/contacts.ts';
import type { Store, WriteTx } from '../../store/store.ts';
import { byLine } from '../../store/who.ts';
import type { LineClient } from '../asking/client.ts';
import { isOwnFault } from '../asking/own-fault.ts';
import { Worker } from '../worker.ts';

const batch = 20;
/** Names may come a moment later; most commits bring none to ask for. */
const restMs = 100;
export const profileTries = 8;

type Profile = { displayName: string; pictureUrl?: string | undefined; statusMessage?: string | undefined };

/** Asks LINE for names and pictures of LINE users; messages do not wait for it. */
export class Profiles extends Worker {
  readonly #line: LineClient;

  constructor(store: Store, line: LineClient, log: Logger) {
    super(store, log, { fault: 'profiles could not be read', restMs });
    this.#line = line;
  }

  protected async step(): Promise<number> {
    const { db } = this.store;
    const due = await dueProfiles(db, new Date().toISOString(), batch);
    await this.onEach(due, (one) => this.#fetch(one));
    const next = await nextProfileDue(db);
    return next === null ? Number.POSITIVE_INFINITY : Math.max(500, Date.parse(next) - Date.now());
  }

  /** @throws when the machine is at fault: that is no try. */
  async #fetch(due: DueProfile): Promise<void> {
    const answer = await this.#ask(due);
    try {
      await this.store.write(byLine, (tx) =>
        'profile' in answer ? keepProfile(tx, due.id, answer.profile) : askLater(tx, due, answer.final),
      );
    } catch (error) {
      if (this.store.isFaultOfMachine(error)) throw error;
      this.log.warn({ contact: due.id, reason: errorInShort(error) }, 'a profile could not be kept');
      await this.store.write(byLine, (tx) => askLater(tx, due, false));
    }
  }

  async #ask(due: DueProfile): Promise<{ readonly profile: Profile } | { readonly final: boolean }> {
    try {
      return { profile: await this.#line.ask(due.channel_id, (line) => line.getProfile(due.line_id)) };
    } catch (error) {
      if (isOwnFault(error)) throw error;
      // 404: blocked us meanwhile, or gave no consent (Messaging API reference, Get profile); asking again helps nobody.
      const final = error instanceof HTTPFetchError && error.status === 404;
      if (!final) this.log.warn({ contact: due.id, reason: errorInShort(error) }, 'LINE gave no profile');
      return { final };
    }
  }
}

async function keepProfile(tx: WriteTx, contactId: string, profile: Profile): Promise<void> {
  await profileTold(tx, contactId, {
    line_name: storableText(profile.displayName),
    line_photo_url: profile.pictureUrl ?? null,
    line_status_message: storableText(profile.statusMessage ?? '') || null,
  });
}

async function askLater(tx: WriteTx, due: DueProfile, final: boolean): Promise<void> {
  const tried = due.profile_attempts + 1;
  const again = !final && tried < profileTries;
  const at = new Date(Date.parse(tx.now) + profilePauseMs(due.profile_attempts)).toISOString();
  await profileNotFetched(tx, due.id, { attempts: tried, again: again ? at : null });
}

/** Before LINE is asked again. @param attempts before the last one */
export function profilePauseMs(attempts: number): number {
  return 1000 * 4 ** attempts;
}
