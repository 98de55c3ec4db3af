import { batch } from 'solid-js';
import { contactStore } from './contacts.ts';
import { faceStore } from './faces.ts';
import type { Change, Knowledge } from './knowledge.ts';
import { endsWithMember } from './member-end.ts';
import { memberStore } from './members.ts';
import { flush, remember } from './remember.ts';
import { roomStore } from './rooms.ts';
import { timelineStore } from './timelines.ts';

/** Where the member's feed has come to, and what to call when a change concerns another part. */
type Surroundings = {
  me: string;
  cursor: number;
  onSent: (messageId: string) => void;
  onOrganization: (organization: Extract<Change, { of: 'organization' }>['organization']) => unknown;
  onMember: (member: Extract<Change, { of: 'member' }>['member']) => unknown;
  onSnapshotNeeded: () => void;
  onUnsent: (messageId: string) => void;
};

const around: Surroundings = {
  me: '',
  cursor: 0,
  onSent: () => {},
  onOrganization: () => {},
  onMember: () => {},
  onSnapshotNeeded: () => {},
  onUnsent: () => {},
};
endsWithMember(() => surround({ me: '', cursor: 0 }));

/** Connects the stores with the parts around them; done once for each signed-in member. */
export function surround(parts: Partial<Surroundings>): void {
  Object.assign(around, parts);
}

/** All stores as the pure functions see them. Not reactive. */
export function knowledge(): Knowledge {
  return {
    me: around.me,
    cursor: around.cursor,
    rooms: roomStore.raw(),
    roomsAsOf: roomStore.asOf(),
    heard: roomStore.heard(),
    listing: roomStore.listing(),
    needed: roomStore.needed(),
    timelines: timelineStore.raw(),
    newest: timelineStore.newest(),
    deliveries: timelineStore.deliveries(),
    changed: timelineStore.changed(),
    members: memberStore.raw(),
    contacts: contactStore.raw(),
    faces: faceStore.raw(),
    facesAsOf: faceStore.asOf(),
  };
}

/** Puts changes into the stores, all at once for whoever looks, and into this device's memory a little later. */
export function take(changes: readonly Change[]): void {
  if (changes.length === 0) return;
  batch(() => changes.forEach(put));
  remember(changes);
  const unsent = changes.flatMap((change) =>
    change.of === 'changed' && change.message.content.kind === 'unsent' ? [change.message.id] : [],
  );
  // Nothing that was taken back, words or the sight of people, rests on this device for even a moment longer.
  if (unsent.length > 0 || changes.some(isOutOfSight)) flush();
  for (const messageId of unsent) around.onUnsent(messageId);
}

function isOutOfSight({ of }: Change): boolean {
  return of === 'contactGone' || of === 'faceGone';
}

function put(change: Change): void {
  switch (change.of) {
    case 'cursor':
      around.cursor = change.seq;
      if (change.about) roomStore.hear(change.about, change.seq);
      break;
    case 'listing':
      roomStore.setListing(change.listing);
      break;
    case 'room':
      roomStore.set(change.item, change.asOf);
      break;
    case 'roomGone':
      roomStore.remove(change.roomId, change.asOf);
      timelineStore.remove(change.roomId);
      break;
    case 'timeline':
      timelineStore.set(change.roomId, change.timeline);
      break;
    case 'newest':
      timelineStore.setNewest(change.roomId, change.seq);
      break;
    case 'delivery':
      timelineStore.setDelivery(change.messageId, change.delivery);
      break;
    case 'changed':
      timelineStore.setChanged(change.message);
      break;
    case 'member':
      memberStore.set(change.member);
      around.onMember(change.member);
      break;
    case 'contact':
      contactStore.set(change.contact);
      break;
    case 'contactGone':
      contactStore.remove(change.contactId);
      break;
    case 'face':
      faceStore.set(change.face);
      break;
    case 'faceTold':
      faceStore.told(change.contactId, change.asOf);
      break;
    case 'faceGone':
      faceStore.remove(change.contactId);
      break;
    case 'organization':
      around.onOrganization(change.organization);
      break;
    case 'sent':
      around.onSent(change.messageId);
      break;
    case 'snapshotNeeded':
      roomStore.need(change.roomId);
      around.onSnapshotNeeded();
      break;
  }
}
