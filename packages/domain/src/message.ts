import { type ContactFacts, canReach } from './contact.ts';
import { lineLimits } from './line-limits.ts';
import { type Actor, canAct } from './member.ts';
import type { RoomKind } from './room.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';

/** What decides whether words may be sent into a room. */
export type SendFacts = { readonly kind: RoomKind; readonly contacts: readonly ContactFacts[] };

/** Asked by the composer before typing and by the server for every message. */
export function canPost(actor: Actor, room: SendFacts): Verdict {
  if (room.kind === 'internal') return canAct(actor);
  return firstDenial(
    canAct(actor),
    actor.externalTalk ? allow : deny('externalTalkRequired', {}),
    ...room.contacts.map(canReach),
  );
}

export function canPostText(actor: Actor, room: SendFacts, text: string): Verdict {
  const limit = lineLimits.textUnits;
  return firstDenial(
    canPost(actor, room),
    text.length > limit ? deny('textTooLong', { units: text.length, limit }) : allow,
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
