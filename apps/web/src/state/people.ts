import type { ContactView, FeedEvent, MemberView, ParticipantView, RoomListItem } from '@engawa/domain';
import { api } from '../api/client.ts';
import { contactsTold, membersTold, withoutContacts } from './apply-faces.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';

/** Which lists have come in this session. */
const loaded = { members: false, contacts: false };
/** The member's own permission came or went: other people are theirs to see than those that were asked for. */
let outdated = false;
let loading: Promise<void> | null = null;
endsWithMember(() => {
  loaded.members = loaded.contacts = false;
  outdated = false;
  loading = null;
});

/** Fetches everybody once in a session, and anew when others are to be seen; the feed keeps them up to date from then on. */
export async function loadPeople(): Promise<void> {
  if (loaded.members && loaded.contacts && !outdated) return;
  loading ??= fetchPeople().finally(() => {
    loading = null;
  });
  await loading;
  if (outdated) await loadPeople();
}

/** To be told of every event before it is applied. */
export function personChanged(event: FeedEvent): void {
  if (event.kind !== 'member.changed' || !changesOwnPermission(event.member)) return;
  outdated = true;
  // The event is applied in the same breath.
  queueMicrotask(() => void loadPeople());
}

/**
 * Rooms are drawn with the names of those in them, which a room itself does not tell: of members whom this device does not
 * know yet the server is asked first. Without an answer the rooms are drawn all the same.
 */
export async function meetMembersOf(rooms: readonly RoomListItem[]): Promise<void> {
  const { members } = knowledge();
  const isStranger = ({ kind, id }: ParticipantView) => kind === 'member' && !members[id];
  if (rooms.some(({ room }) => room.participants.some(isStranger))) await meetMembers();
}

/** A device that knows nobody asks who they are together with the first rooms. */
export async function meetFirstMembers(): Promise<void> {
  if (Object.keys(knowledge().members).length === 0) await meetMembers();
}

async function meetMembers(): Promise<void> {
  const { me, cursor } = knowledge();
  try {
    const members = await api.member.list.query();
    // Somebody else may be here by now.
    if (knowledge().me !== me) return;
    take(membersTold(knowledge(), members, cursor));
    loaded.members = true;
  } catch {
    // Asked for again with everybody else.
  }
}

function changesOwnPermission({ id, externalTalk }: MemberView): boolean {
  const { me, members } = knowledge();
  const before = members[me];
  return id === me && before !== undefined && before.externalTalk !== externalTalk;
}

async function fetchPeople(): Promise<void> {
  if (outdated) loaded.members = loaded.contacts = false;
  outdated = false;
  const asked = knowledge().cursor;
  const [members, contacts] = await Promise.allSettled([listMembers(), listContacts()]);
  // Others are to be seen by now: it is asked anew.
  if (outdated) return;
  if (members.status === 'fulfilled') take(membersTold(knowledge(), members.value, asked));
  if (contacts.status === 'fulfilled') take(contactsTold(knowledge(), contacts.value, asked));
  forgetUnseen();
  loaded.members = members.status === 'fulfilled';
  loaded.contacts = contacts.status === 'fulfilled';
}

/** The permission may have gone while this device was away. */
function forgetUnseen(): void {
  const known = knowledge();
  const self = known.members[known.me];
  if (self) take(withoutContacts(known, self));
}

/** None, when they have come already and the feed has kept them up to date. */
async function listMembers(): Promise<readonly MemberView[]> {
  return loaded.members ? [] : api.member.list.query();
}

/** The address book of LINE users belongs to members with the permission. */
async function listContacts(): Promise<readonly ContactView[]> {
  const { members, me } = knowledge();
  return members[me]?.externalTalk === false ? [] : api.contact.list.query();
}
