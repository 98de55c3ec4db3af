import type { MemberView } from '@engawa/domain';
import { createMemo, createRoot } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { endsWithMember } from './member-end.ts';

type ById = Record<string, MemberView>;

const [membersById, setMembers] = createStore<ById>({});
endsWithMember(() => memberStore.reset({}));

/** Undefined when not known (yet). Reactive. */
export function memberById(id: string): MemberView | undefined {
  return membersById[id];
}

/** Everybody known, by name. Reactive. */
export const members = createRoot(() =>
  createMemo(() => Object.values(membersById).sort((a, b) => a.name.localeCompare(b.name, 'ja'))),
);

export const memberStore = {
  raw: () => unwrap(membersById),
  set: (member: MemberView) => setMembers(member.id, reconcile(member)),
  reset: (byId: ById) => setMembers(reconcile(byId)),
};
