import { type ContactFacts, canReach } from './contact.ts';
import { lineLimits } from './line-limits.ts';
import { type Actor, canAct } from './member.ts';
import type { RoomKind, RoomLink } from './room.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';

/** What decides whether words may be sent into a room. */
export type SendFacts = {
  readonly kind: RoomKind;
  readonly contacts: readonly ContactFacts[];
  /** A LINE group takes words whoever in it blocked the account; without it the room counts as 1:1 chats. */
  readonly link?: RoomLink | null;
};

/** Asked by the composer before typing and by the server for every message. */
export function canPost(actor: Actor, room: SendFacts): Verdict {
  if (room.kind === 'internal') return canAct(actor);
  return firstDenial(
    canAct(actor),
    actor.externalTalk ? allow : deny('externalTalkRequired', {}),
    canReachSomebody(room),
  );
}

/** One who is out of reach does not silence a room with others in it. */
function canReachSomebody({ contacts, link }: SendFacts): Verdict {
  if (link === 'group') return allow;
  const verdicts = contacts.map(canReach);
  return verdicts.some((verdict) => verdict.allowed) ? allow : firstDenial(...verdicts);
}

/** The length is LINE's limit, so it binds only what goes to LINE. */
export function canPostText(actor: Actor, room: SendFacts, text: string): Verdict {
  const limit = lineLimits.textUnits;
  return firstDenial(
    canPost(actor, room),
    room.kind === 'line' && text.length > limit ? deny('textTooLong', { units: text.length, limit }) : allow,
  );
}

/** LINE has no way to take back what it accepted (LINE docs, Messaging API: no unsend for an account's own messages). */
export function canUnsend(
  actor: Actor,
  message: { readonly authorId: string | null; readonly roomKind: RoomKind; readonly leftForLine: boolean },
): Verdict {
  return firstDenial(
    canAct(actor),
    message.authorId === actor.id ? allow : deny('notYourMessage', {}),
    message.roomKind === 'line' && message.leftForLine ? deny('sentToLine', {}) : allow,
  );
}
