import { assertAllowed, canAdminister, canGrantExternalTalk, type Denial, type MemberKey } from '@engawa/domain';
import { actorOf, allMembers, changeMember, type MemberRow, membersByIds } from '../store/members.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { Reader, Store, WriteTx } from '../store/store.ts';
import type { Person } from '../store/who.ts';
import { aboutMember, told } from './members.ts';

export type ExternalTalkChange = {
  readonly changed: number;
  /** Members left as they were, and why. */
  readonly refused: readonly { readonly name: string; readonly denial: Denial }[];
};

/**
 * Lets members talk with LINE users, or stops them: one, several or all. A name that LINE would refuse keeps its member
 * out and holds up nobody else.
 */
export function setExternalTalk(
  store: Store,
  who: Person,
  { members, allowed }: { readonly members: 'all' | readonly MemberKey[]; readonly allowed: boolean },
): Promise<ExternalTalkChange> {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    assertAllowed(canAdminister(actor));
    const refused: { name: string; denial: Denial }[] = [];
    let changed = 0;
    for (const member of await chosen(tx.db, members)) {
      if ((member.external_talk_at !== null) === allowed) continue;
      const verdict = allowed ? canGrantExternalTalk(actor, member) : canAdminister(actor);
      if (verdict.allowed) changed += await change(tx, member, allowed);
      else refused.push({ name: member.name, denial: verdict.denial });
    }
    return { changed, refused };
  });
}

async function chosen(db: Reader, members: 'all' | readonly MemberKey[]): Promise<MemberRow[]> {
  if (members === 'all') return allMembers(db);
  const found = await membersByIds(db, members);
  if (found.length < new Set(members).size) throw new NotFoundError('member');
  return found;
}

async function change(tx: WriteTx, member: MemberRow, allowed: boolean): Promise<1> {
  await tx.record({ done: allowed ? 'externalTalk.granted' : 'externalTalk.revoked', about: aboutMember(member) });
  await told(tx, await changeMember(tx, member.id, { external_talk_at: allowed ? tx.now : null }));
  return 1;
}
