import type { ContactView, FeedEvent, MemberView } from '@engawa/domain';
import { api } from '../api/client.ts';
import { withoutContacts } from './apply-event.ts';
import type { Change } from './knowledge.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';

/** People the feed told of while a list was on its way: what it said is newer than the list. */
const toldMeanwhile = new Set<string>();
let loaded = false;
/** The member's own permission came or went: other people are theirs to see than those that were asked for. */
let outdated = false;
let loading: Promise<void> | null = null;
endsWithMember(() => {
  toldMeanwhile.clear();
  loaded = false;
  outdated = false;
  loading = null;
});

/** Fetches everybody once in a session, and anew when others are to be seen; the feed keeps them up to date from then on. */
export async function loadPeople(): Promise<void> {
  if (loaded && !outdated) return;
  loading ??= fetchPeople().finally(() => {
    loading = null;
  });
  await loading;
  if (outdated) await loadPeople();
}

/** To be told of every event before it is applied. */
export function personChanged(event: FeedEvent): void {
  if (event.kind === 'member.changed') {
    toldMeanwhile.add(event.member.id);
    if (changesOwnPermission(event.member)) {
      outdated = true;
      // The event is applied in the same breath.
      queueMicrotask(() => void loadPeople());
    }
  }
  if (event.kind === 'contact.added' || event.kind === 'contact.changed') toldMeanwhile.add(event.contact.id);
}

function changesOwnPermission({ id, externalTalk }: MemberView): boolean {
  const { me, members } = knowledge();
  const before = members[me];
  return id === me && before !== undefined && before.externalTalk !== externalTalk;
}

async function fetchPeople(): Promise<void> {
  toldMeanwhile.clear();
  outdated = false;
  const [members, contacts] = await Promise.allSettled([api.member.list.query(), listContacts()]);
  // Others are to be seen by now: it is asked anew.
  if (outdated) return;
  const changes: Change[] = [];
  if (members.status === 'fulfilled')
    changes.push(...members.value.map((member) => ({ of: 'member', member }) as const));
  if (contacts.status === 'fulfilled')
    changes.push(...contacts.value.map((contact) => ({ of: 'contact', contact }) as const));
  take(changes.filter((change) => !toldMeanwhile.has(idOf(change))));
  forgetUnseen();
  loaded = members.status === 'fulfilled' && contacts.status === 'fulfilled';
}

/** The permission may have gone while this device was away. */
function forgetUnseen(): void {
  const known = knowledge();
  const self = known.members[known.me];
  if (self) take(withoutContacts(known, self));
}

/** The address book of LINE users belongs to members with the permission. */
async function listContacts(): Promise<readonly ContactView[]> {
  const { members, me } = knowledge();
  return members[me]?.externalTalk === false ? [] : api.contact.list.query();
}

function idOf(change: Change): string {
  return change.of === 'member' ? change.member.id : change.of === 'contact' ? change.contact.id : '';
}
