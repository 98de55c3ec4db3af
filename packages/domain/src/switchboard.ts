import { invitationCodeIn } from './invitation.ts';
import { normalizeMemberId } from './member.ts';

/** A room the LINE user is in, through this channel. */
export type OpenRoom = {
  readonly roomId: string;
  /** False: nobody is in it who may talk with LINE users now (suspended, permission withdrawn). */
  readonly attended?: boolean;
};

/** A member the channel serves, in the order of serving; the first is the reception. */
export type ServedMember = {
  readonly id: string;
  readonly memberId: string;
  /** Live invitation codes of this member. */
  readonly codes: readonly string[];
};

export type SwitchboardFacts = {
  readonly rooms: readonly OpenRoom[];
  readonly currentRoomId: string | null;
  /** Room of the message that the LINE user quotes, when we know that message. */
  readonly quotedRoomId?: string | null;
  /** Room that a tapped button names. */
  readonly postbackRoomId?: string | null;
  readonly text?: string | null;
  readonly served: readonly ServedMember[];
};

/**
 * Where a LINE user's words belong.
 * `connect`: to a member's own room with this LINE user, which is made when there is none.
 * `unserved`: the channel serves nobody, so the words stay in the inbox for the admin.
 */
export type Route =
  | { readonly to: 'room'; readonly roomId: string; readonly by: 'quote' | 'postback' | 'current' | 'only' }
  | { readonly to: 'connect'; readonly member: string; readonly by: 'memberId' | 'code' | 'reception' }
  | { readonly to: 'unserved' };

/**
 * Decides by the first that fits: quoted message, button, exact Talk ID or invitation code, current room, only room,
 * reception. Never names a room the LINE user is not in; never drops words. A room in which nobody would hear them is
 * passed by while the channel serves anybody.
 */
export function route(known: SwitchboardFacts): Route {
  const facts = { ...known, rooms: roomsToChooseFrom(known) };
  return (
    toRoom(facts, facts.quotedRoomId, 'quote') ??
    toRoom(facts, facts.postbackRoomId, 'postback') ??
    toMemberAskedFor(facts) ??
    toRoom(facts, facts.currentRoomId, 'current') ??
    toOnlyRoom(facts) ??
    toReception(facts)
  );
}

function roomsToChooseFrom({ rooms, served }: SwitchboardFacts): readonly OpenRoom[] {
  return served.length > 0 ? rooms.filter((room) => room.attended !== false) : rooms;
}

function toRoom(facts: SwitchboardFacts, roomId: string | null | undefined, by: 'quote' | 'postback' | 'current') {
  const room = facts.rooms.find((open) => open.roomId === roomId);
  return room ? ({ to: 'room', roomId: room.roomId, by } as const) : null;
}

function toMemberAskedFor({ text, served }: SwitchboardFacts): Route | null {
  if (!text) return null;
  const memberId = normalizeMemberId(text);
  const byId = served.find((member) => member.memberId === memberId);
  if (byId) return { to: 'connect', member: byId.id, by: 'memberId' };
  const code = invitationCodeIn(text);
  const byCode = code && served.find((member) => member.codes.includes(code));
  return byCode ? { to: 'connect', member: byCode.id, by: 'code' } : null;
}

function toOnlyRoom({ rooms }: SwitchboardFacts): Route | null {
  const [only, ...others] = rooms;
  return only && others.length === 0 ? { to: 'room', roomId: only.roomId, by: 'only' } : null;
}

function toReception({ served }: SwitchboardFacts): Route {
  const [reception] = served;
  return reception ? { to: 'connect', member: reception.id, by: 'reception' } : { to: 'unserved' };
}
