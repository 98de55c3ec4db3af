import { describe, expect, it } from 'vitest';
import { blocked, blockingUs, sato, suspended, suzuki, takahashi, tanaka } from '../test/cast.ts';
import { canReach } from './contact.ts';
import type { Denial } from './denials.ts';
import { canSendEmojis } from './line-emoji.ts';
import {
  canAct,
  canBeAdded,
  canBeServed,
  canChangeCompanyName,
  canGrantExternalTalk,
  canStopBeingAdmin,
} from './member.ts';
import { canPostText, canTakeBack } from './message.ts';
import { canCreateRoom, canInvite, canRenameRoom, canTalkWithContact } from './room.ts';
import { canSendSticker } from './sticker.ts';
import { allow, assertAllowed, DeniedError, deny, firstDenial, type Verdict } from './verdict.ts';

type Json = string | number | boolean | null | { readonly [key: string]: Json } | readonly Json[];
/** Compiles only while the values of every reason are plain JSON. */
const asJson = (denial: Denial): Json => ({ code: denial.code, params: { ...denial.params } });

const line = { kind: 'line', memberIds: [takahashi.id], contacts: [tanaka] } as const;
const verdicts: readonly Verdict[] = [
  canAct(suspended(sato)),
  canBeAdded(suzuki, 1),
  canBeAdded(sato, 0),
  canChangeCompanyName(sato),
  canCreateRoom(sato, { members: 0, contacts: 0 }),
  canCreateRoom(sato, { members: 0, contacts: 2 }),
  canGrantExternalTalk(sato, suzuki),
  canGrantExternalTalk(takahashi, { name: 'LINE' }),
  canInvite(sato, line, suzuki),
  canInvite(sato, line, suspended(suzuki)),
  canInvite(sato, line, takahashi),
  canPostText(sato, line, { text: 'あ'.repeat(25_001) }),
  canSendEmojis(Array(21)),
  canReach(blocked(tanaka)),
  canReach(blockingUs(tanaka)),
  canRenameRoom(sato, { people: 2 }),
  canSendSticker({ packageId: '1', stickerId: '1' }),
  canBeServed(suzuki),
  canStopBeingAdmin(takahashi, 0),
  canTalkWithContact(sato, { ...tanaka, reachable: false }),
  canTakeBack(sato, { author: { kind: 'member', id: sato.id, name: sato.name }, delivery: null }),
  canTakeBack(sato, { author: { kind: 'system' }, delivery: null }),
];

describe('server and client give the same reason for the same "no"', () => {
  it('every denial survives the way over the wire', () => {
    for (const verdict of verdicts) {
      expect(verdict.allowed).toBe(false);
      if (verdict.allowed) continue;
      expect(JSON.parse(JSON.stringify(verdict))).toStrictEqual(verdict);
      expect(asJson(verdict.denial)).toStrictEqual(verdict.denial);
    }
  });

  it('a yes survives it too, and nobody turns it into a no', () => {
    expect(JSON.parse(JSON.stringify(allow))).toStrictEqual({ allowed: true });
    expect(Object.isFrozen(allow)).toBe(true);
  });
});

describe('of several reasons the first is told', () => {
  it('whatever follows', () => {
    expect(firstDenial(allow, deny('suspended', {}), deny('adminRequired', {}))).toEqual(deny('suspended', {}));
  });

  it('and without any it is a yes', () => {
    expect(firstDenial(allow, allow)).toBe(allow);
    expect(firstDenial()).toBe(allow);
  });
});

describe('the server enforces what the client explains', () => {
  it('a no stops the verb with its reason', () => {
    const no = deny('roomTooSmallToRename', { people: 2, needed: 3 });
    expect(() => assertAllowed(no)).toThrow(DeniedError);
    expect(() => assertAllowed(no)).toThrow(expect.objectContaining(no.allowed ? {} : { denial: no.denial }));
  });

  it('a yes lets it pass', () => {
    expect(() => assertAllowed(allow)).not.toThrow();
  });
});
