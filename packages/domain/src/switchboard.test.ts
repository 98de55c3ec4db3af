import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anyCode, anyMemberId, asTyped } from '../test/arbitraries.ts';
import { type Route, route, type ServedMember, type SwitchboardFacts } from './switchboard.ts';

const sato = { id: 'm-sato', memberId: 'sato.taro', codes: ['A7K2QPXYZ3', 'BBBBBBBBBB'] };
const ito = { id: 'm-ito', memberId: 'ito.ken', codes: ['CCCCCCCCCC'] };
const sales = { roomId: 'r-sales' };
const support = { roomId: 'r-support' };

const facts = (some: Partial<SwitchboardFacts>): SwitchboardFacts => ({
  rooms: [sales, support],
  currentRoomId: sales.roomId,
  served: [sato, ito],
  text: 'こんにちは 👋',
  ...some,
});
const toRoom = (roomId: string, by: 'quote' | 'postback' | 'current' | 'only'): Route => ({ to: 'room', roomId, by });
const toMember = (member: string, by: 'memberId' | 'code' | 'reception'): Route => ({ to: 'connect', member, by });

describe('when a LINE user has added a member, what they say reaches a room', () => {
  test.each<[string, Partial<SwitchboardFacts>, Route]>([
    ['the first words of all go to the reception', { rooms: [], currentRoomId: null }, toMember('m-sato', 'reception')],
    [
      'adding the account without a word does too',
      { rooms: [], currentRoomId: null, text: null },
      toMember('m-sato', 'reception'),
    ],
    ['words go on in the current room', {}, toRoom('r-sales', 'current')],
    ['a picture, which has no words, does too', { text: null }, toRoom('r-sales', 'current')],
    [
      'without a current room the only room takes them',
      { rooms: [support], currentRoomId: null },
      toRoom('r-support', 'only'),
    ],
    [
      'with several rooms and none current the reception asks',
      { currentRoomId: null },
      toMember('m-sato', 'reception'),
    ],
    [
      'a current room that the LINE user has left does not count',
      { currentRoomId: 'r-left' },
      toMember('m-sato', 'reception'),
    ],
    [
      'a room in which nobody would hear them is passed by for the reception',
      { rooms: [{ ...sales, attended: false }], text: null },
      toMember('m-sato', 'reception'),
    ],
    [
      'a quote from a room in which nobody would hear them is no way back into it',
      { rooms: [{ ...sales, attended: false }, support], quotedRoomId: 'r-sales', currentRoomId: null },
      toRoom('r-support', 'only'),
    ],
    [
      'while nobody is served at all, words wait in the room they were said in',
      { rooms: [{ ...sales, attended: false }], served: [] },
      toRoom('r-sales', 'current'),
    ],
    ['a quoted message leads to its room', { quotedRoomId: 'r-support' }, toRoom('r-support', 'quote')],
    [
      'a quote of a room that the LINE user has left does not',
      { quotedRoomId: 'r-left' },
      toRoom('r-sales', 'current'),
    ],
    ['a button leads to the room it names', { postbackRoomId: 'r-support' }, toRoom('r-support', 'postback')],
    ['a forged button does not', { postbackRoomId: 'r-of-others' }, toRoom('r-sales', 'current')],
    [
      'a quote wins over a button',
      { quotedRoomId: 'r-support', postbackRoomId: 'r-sales' },
      toRoom('r-support', 'quote'),
    ],
    ['a quote wins over a Talk ID', { quotedRoomId: 'r-support', text: 'ito.ken' }, toRoom('r-support', 'quote')],
    ['a button wins over a Talk ID', { postbackRoomId: 'r-support', text: 'ito.ken' }, toRoom('r-support', 'postback')],
    ['the Talk ID connects to its member', { text: 'ito.ken' }, toMember('m-ito', 'memberId')],
    ['the Talk ID inside a sentence is only a word', { text: 'ito.ken さんですか' }, toRoom('r-sales', 'current')],
    ['the Talk ID of somebody not served is only a word', { text: 'suzuki.aoi' }, toRoom('r-sales', 'current')],
    [
      'an invitation link connects to the member who invited',
      { text: '伊藤 健 [CCCCCCCCCC]' },
      toMember('m-ito', 'code'),
    ],
    ['any live code of a member does', { text: 'bbbbbbbbbb' }, toMember('m-sato', 'code')],
    ['a revoked code is only a word', { text: '[DDDDDDDDDD]' }, toRoom('r-sales', 'current')],
    [
      'a Talk ID that reads like a code of another wins over the code',
      { served: [sato, { ...ito, memberId: 'a7k2qpxyz3' }], text: 'A7K2QPXYZ3' },
      toMember('m-ito', 'memberId'),
    ],
    [
      'an account that serves nobody keeps the words',
      { rooms: [], currentRoomId: null, served: [] },
      { to: 'unserved' },
    ],
    ['but an open room still takes them', { served: [] }, toRoom('r-sales', 'current')],
  ])('%s', (_, some, expected) => {
    expect(route(facts(some))).toEqual(expected);
  });
});

const roomId = fc.constantFrom('r1', 'r2', 'r3', 'r4');
const maybeRoomId = fc.option(roomId);
const anyServed: fc.Arbitrary<ServedMember[]> = fc
  .uniqueArray(fc.record({ memberId: anyMemberId, codes: fc.uniqueArray(anyCode, { maxLength: 2 }) }), {
    maxLength: 4,
    selector: (member) => member.memberId,
  })
  .map((members) => members.map((member, n) => ({ ...member, id: `m${n}` })));

const anyFacts: fc.Arbitrary<SwitchboardFacts> = anyServed.chain((served) => {
  const asked = served.flatMap((member) => [member.memberId, ...member.codes]).map(asTyped);
  return fc.record({
    rooms: fc.uniqueArray(
      roomId.map((id) => ({ roomId: id })),
      { selector: (room) => room.roomId },
    ),
    currentRoomId: maybeRoomId,
    quotedRoomId: maybeRoomId,
    postbackRoomId: maybeRoomId,
    text: fc.option(fc.oneof(fc.string(), ...asked)),
    served: fc.constant(served),
  });
});
const isIn = ({ rooms }: SwitchboardFacts, id: string | null | undefined) => rooms.some((room) => room.roomId === id);

describe('whatever a LINE user sends', () => {
  it('it never goes to a room they are not in', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const answer = route(some);
        expect(answer.to !== 'room' || isIn(some, answer.roomId)).toBe(true);
      }),
    );
  });

  it('it connects only to a member whom the account serves', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const answer = route(some);
        expect(answer.to !== 'connect' || some.served.some((member) => member.id === answer.member)).toBe(true);
      }),
    );
  });

  it('it is never dropped while anybody is served', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        fc.pre(some.served.length > 0);
        expect(route(some).to).not.toBe('unserved');
      }),
    );
  });

  it('a quote of a room they are in wins over everything', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        fc.pre(isIn(some, some.quotedRoomId));
        expect(route(some)).toEqual({ to: 'room', roomId: some.quotedRoomId, by: 'quote' });
      }),
    );
  });

  const asking = anyFacts
    .filter(({ served }) => served.length > 0)
    .map((some) => ({ ...some, quotedRoomId: null, postbackRoomId: null }));

  it('the Talk ID, however typed, connects to exactly that member', () => {
    const typed = asking.chain((some) =>
      fc
        .constantFrom(...some.served)
        .chain((member) => fc.tuple(fc.constant(some), fc.constant(member), asTyped(member.memberId))),
    );
    fc.assert(
      fc.property(typed, ([some, member, text]) => {
        expect(route({ ...some, text })).toEqual({ to: 'connect', member: member.id, by: 'memberId' });
      }),
    );
  });

  it('a live code, however typed, connects to exactly the member who invited', () => {
    const typed = asking.chain((some) =>
      fc.tuple(fc.nat({ max: some.served.length - 1 }), anyCode).chain(([n, code]) => {
        const served = some.served.map((member, at) =>
          at === n ? { ...member, codes: [...member.codes, code] } : member,
        );
        return fc.tuple(
          fc.constant({ ...some, served }),
          fc.constant(`m${n}`),
          fc.oneof(asTyped(code), asTyped(`[${code}]`)),
        );
      }),
    );
    fc.assert(
      fc.property(typed, ([some, member, text]) => {
        expect(route({ ...some, text })).toEqual({ to: 'connect', member, by: 'code' });
      }),
    );
  });

  it('the order of the rooms changes nothing', () => {
    const reordered = anyFacts.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some.rooms], { minLength: some.rooms.length })),
    );
    fc.assert(
      fc.property(reordered, ([some, rooms]) => {
        expect(route({ ...some, rooms })).toEqual(route(some));
      }),
    );
  });

  it('the order of serving decides only who the reception is', () => {
    const reordered = anyFacts.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some.served], { minLength: some.served.length })),
    );
    fc.assert(
      fc.property(reordered, ([some, served]) => {
        const answer = route(some);
        const expected =
          answer.to === 'connect' && answer.by === 'reception' ? { ...answer, member: served[0]?.id } : answer;
        expect(route({ ...some, served })).toEqual(expected);
      }),
    );
  });
});
