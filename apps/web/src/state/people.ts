import type { ContactView, FeedEvent } from '@engawa/domain';
import { api } from '../api/client.ts';
import type { Change } from './knowledge.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';

/** People the feed told of while a list was on its way: what it said is newer than the list. */
const toldMeanwhile = new Set<string>();
let loaded = false;
let loading: Promise<void> | null = null;
endsWithMember(() => {
  toldMeanwhile.clear();
  loaded = false;
  loading = null;
});

/** Fetches everybody once in a session; the feed keeps them up to date from then on. */
export function loadPeople(): Promise<void> {
  if (loaded) return Promise.resolve();
  loading ??= fetchPeople().finally(() => {
    loading = null;
  });
  return loading;
}

/** To be told of every event before it is applied. */
export function personChanged(event: FeedEvent): void {
  if (event.kind === 'member.changed') toldMeanwhile.add(event.member.id);
  if (event.kind === 'contact.added' || event.kind === 'contact.changed') toldMeanwhile.add(event.contact.id);
}

async function fetchPeople(): Promise<void> {
  toldMeanwhile.clear();
  const [members, contacts] = await Promise.allSettled([api.member.list.query(), listContacts()]);
  const changes: Change[] = [];
  if (members.status === 'fulfilled')
    changes.push(...members.value.map((member) => ({ of: 'member', member }) as const));
  if (contacts.status === 'fulfilled')
    changes.push(...contacts.value.map((contact) => ({ of: 'contact', contact }) as const));
  take(changes.filter((change) => !toldMeanwhile.has(idOf(change))));
  loaded = members.status === 'fulfilled' && contacts.status === 'fulfilled';
}

/** The address book of LINE users belongs to members with the permission. */
async function listContacts(): Promise<readonly ContactView[]> {
  const { members, me } = knowledge();
  return members[me]?.externalTalk === false ? [] : api.contact.list.query();
}

function idOf(change: Change): string {
  return change.of === 'member' ? change.member.id : change.of === 'contact' ? change.contact.id : '';
}
