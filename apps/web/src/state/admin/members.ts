import type { MemberView } from '@engawa/domain';
import { api } from '../../api/client.ts';
import { take } from '../known.ts';
import { members } from '../members.ts';

/** Every function here: @throws the call's error; see `errorText`. */
const member = api.admin.member;

export type NewMember = Parameters<typeof member.add.mutate>[0];

export async function addMember(answers: NewMember): Promise<void> {
  know(await member.add.mutate(answers));
}

export async function renameMember(id: string, name: string): Promise<void> {
  know(await member.rename.mutate({ id, name }));
}

export async function setMemberPassword(id: string, password: string): Promise<void> {
  know(await member.setPassword.mutate({ id, password }));
}

export async function setMemberAdmin(id: string, admin: boolean): Promise<void> {
  know(await member.setAdmin.mutate({ id, admin }));
}

export async function suspendMember(id: string): Promise<void> {
  know(await member.suspend.mutate({ id }));
}

export async function resumeMember(id: string): Promise<void> {
  know(await member.resume.mutate({ id }));
}

/** How many admins would be left without this member. Reactive. */
export function otherActiveAdmins(id: string): number {
  return members().filter((other) => other.id !== id && other.admin && !other.suspended).length;
}

function know(view: MemberView): void {
  take([{ of: 'member', member: view }]);
}
