import { type ContactFacts, canReach } from './contact.ts';
import { type Actor, canAct, canUseExternalTalk, type MemberFacts } from './member.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';

export type RoomKind = 'internal' | 'line';

/** How a LINE room hangs on LINE: one LINE user, several through their own chats, or a LINE group. */
export type RoomLink = 'direct' | 'relay' | 'group';

/** LINE WORKS and LINE both give a talk of two no name of its own. */
export const peopleNeededToRename = 3;

export function canRenameRoom(actor: Actor, room: { readonly people: number }): Verdict {
  const tooSmall = room.people < peopleNeededToRename;
  return firstDenial(
    canAct(actor),
    tooSmall ? deny('roomTooSmallToRename', { people: room.people, needed: peopleNeededToRename }) : allow,
  );
}

/** One rule for inviting into a room that stands and for choosing people for a new one. */
export function canInvite(
  actor: Actor,
  room: { readonly kind: RoomKind; readonly memberIds: readonly string[] },
  invitee: MemberFacts,
): Verdict {
  return firstDenial(
    room.kind === 'line' ? canUseExternalTalk(actor) : canAct(actor),
    invitee.suspended ? deny('inviteeSuspended', { name: invitee.name }) : allow,
    room.memberIds.includes(invitee.id) ? deny('inviteeAlreadyInRoom', { name: invitee.name }) : allow,
    room.kind === 'line' && !invitee.externalTalk ? deny('inviteeLacksExternalTalk', { name: invitee.name }) : allow,
  );
}

/** May this LINE user be chosen for a new talk? */
export function canTalkWithContact(actor: Actor, contact: ContactFacts & { readonly reachable: boolean }): Verdict {
  return firstDenial(
    canUseExternalTalk(actor),
    contact.reachable ? allow : deny('contactNotAddedYet', { name: contact.name }),
    canReach(contact),
  );
}

/** Somebody besides oneself; at most one LINE user in one room; a name (`named`) only where it could be changed. */
export function canCreateRoom(
  actor: Actor,
  chosen: { readonly members: number; readonly contacts: number; readonly named?: boolean },
): Verdict {
  return firstDenial(
    canAct(actor),
    chosen.members + chosen.contacts === 0 ? deny('roomNeedsSomebody', {}) : allow,
    chosen.contacts > 0 ? canUseExternalTalk(actor) : allow,
    chosen.contacts > 1 ? deny('severalLineUsersNotOffered', {}) : allow,
    chosen.named ? canRenameRoom(actor, { people: 1 + chosen.members + chosen.contacts }) : allow,
  );
}
