import { DeniedError, inputs, type MemberKey, type MemberView, normalizeMemberId } from '@engawa/domain';
import { hashPassword } from 'better-auth/crypto';
import { Command } from 'commander';
import { setExternalTalk } from '../chat/external-talk.ts';
import { addMember, resumeMember, suspendMember } from '../chat/members.ts';
import { allMembers, memberById, memberByMemberId, memberView } from '../store/members.ts';
import type { Reader } from '../store/store.ts';
import { byOperator } from '../store/who.ts';
import { CommandError, type Console, checked, secretFromStdin } from './console.ts';

type AddOptions = { readonly id: string; readonly name: string; readonly admin?: true; readonly externalTalk?: true };
type IdOption = { readonly id: string };

export function memberCommands(out: Console): Command {
  const member = new Command('member').description('the people of the company');
  member
    .command('add')
    .description('adds a member; the password is read from standard input')
    .requiredOption('--id <member-id>', 'to sign in with, and the Talk ID for LINE users')
    .requiredOption('--name <name>')
    .option('--admin', 'may open the admin pages')
    .option('--external-talk', 'may talk with LINE users')
    .action((options: AddOptions) => add(out, options));
  member
    .command('list')
    .description('everyone, suspended members too')
    .action(() => list(out));
  oneMember(member, 'suspend', 'signs a member out everywhere and lets them in no more').action((options: IdOption) =>
    suspend(out, options),
  );
  oneMember(member, 'resume', 'lets a suspended member in again').action((options: IdOption) => resume(out, options));
  oneMember(member, 'permit', 'lets a member talk with LINE users')
    .option('--revoke', 'stops them instead')
    .action((options: IdOption & { revoke?: true }) => permit(out, options));
  return member;
}

function oneMember(member: Command, name: string, description: string): Command {
  return member.command(name).description(description).requiredOption('--id <member-id>');
}

function add(out: Console, { id, name, admin, externalTalk }: AddOptions) {
  return out.run(
    async ({ store }) => {
      const typed = {
        memberId: id,
        name,
        password: await secretFromStdin('Password'),
        admin: admin === true,
        externalTalk: externalTalk === true,
      };
      const { password, ...wanted } = checked(inputs.memberAddInput, typed);
      return addMember(store, byOperator, { ...wanted, passwordHash: await hashPassword(password) });
    },
    (member) => [line(member)],
  );
}

function list(out: Console): Promise<void> {
  return out.run(
    async ({ store }) => (await allMembers(store.db)).map(memberView),
    (members) => members.map(line),
  );
}

function suspend(out: Console, { id }: IdOption): Promise<void> {
  return out.run(
    async ({ store }) => suspendMember(store, byOperator, await keyOf(store.db, id)),
    (member) => [line(member)],
  );
}

function resume(out: Console, { id }: IdOption): Promise<void> {
  return out.run(
    async ({ store }) => resumeMember(store, byOperator, await keyOf(store.db, id)),
    (member) => [line(member)],
  );
}

function permit(out: Console, { id, revoke }: IdOption & { readonly revoke?: true }): Promise<void> {
  return out.run(
    async ({ store }) => {
      const key = await keyOf(store.db, id);
      const { refused } = await setExternalTalk(store, byOperator, { members: [key], allowed: !revoke });
      for (const { denial } of refused) throw new DeniedError(denial);
      return memberView(await memberById(store.db, key));
    },
    (member) => [line(member)],
  );
}

/** @throws CommandError when nobody has this member id. */
export async function keyOf(db: Reader, typed: string): Promise<MemberKey> {
  const row = await memberByMemberId(db, normalizeMemberId(typed));
  if (!row) throw new CommandError(`Nobody has the member id "${typed}".`);
  return row.id;
}

function line(member: MemberView): string {
  const marks = [
    member.admin && 'admin',
    member.externalTalk && 'external talk',
    member.suspended && 'suspended',
  ].filter(Boolean);
  return [member.memberId, member.name, marks.join(', ')].join('\t');
}
