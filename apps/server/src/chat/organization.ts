import { isDeepStrictEqual } from 'node:util';
import {
  assertAllowed,
  canAdminister,
  canChangeCompanyName,
  DeniedError,
  type MemberView,
  type OrganizationView,
} from '@engawa/domain';
import type { Deed } from '../store/audit.ts';
import { actorOf, hasAdmin } from '../store/members.ts';
import { newId } from '../store/new-id.ts';
import { organizationOf, saveOrganization } from '../store/organization.ts';
import type { Reader, Store } from '../store/store.ts';
import type { ByMember, Person, Visitor } from '../store/who.ts';
import { aboutMember, insertNewMember, type NewMember, told } from './members.ts';

/** @throws DeniedError `companyNameIsForAdmins`: LINE users see the company's name, so members do not choose it. */
export function updateOrganization(store: Store, who: Person, wanted: OrganizationView): Promise<OrganizationView> {
  return store.write(who, async (tx) => {
    const actor = await actorOf(tx);
    const before = await organizationOf(tx.db);
    if (wanted.companyName !== before.companyName) assertAllowed(canChangeCompanyName(actor));
    assertAllowed(canAdminister(actor));
    if (isDeepStrictEqual(wanted, before)) return wanted;
    await saveOrganization(tx, wanted);
    await tx.record({ done: 'organization.changed', about: about(wanted), detail: difference(before, wanted) });
    await tx.append({ to: 'everyone' }, { kind: 'organization.changed', organization: wanted });
    return wanted;
  });
}

function difference(before: OrganizationView, after: OrganizationView): string {
  const parts = [
    before.name === after.name ? null : `${before.name} → ${after.name}`,
    before.companyName === after.companyName ? null : `${before.companyName} → ${after.companyName}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Whether the first run may be finished now. @param codeFits whether the code from the server's console was given */
export async function assertSetupOpen(db: Reader, codeFits: boolean): Promise<void> {
  if (await hasAdmin(db)) throw new DeniedError({ code: 'setupFinished', params: {} });
  if (!codeFits) throw new DeniedError({ code: 'setupCodeWrong', params: {} });
}

export type FirstRun = {
  readonly organization: OrganizationView;
  readonly admin: Pick<NewMember, 'memberId' | 'name' | 'passwordHash'>;
};

/** Names the company and makes its first admin, once: whoever has the code acts as the member they become. @throws DeniedError `setupFinished`, `setupCodeWrong` */
export function finishSetup(
  store: Store,
  { from }: Visitor,
  codeFits: boolean,
  { organization, admin }: FirstRun,
): Promise<MemberView> {
  const who: ByMember = { kind: 'member', memberId: newId(), sessionId: null, from };
  return store.write(who, async (tx) => {
    await assertSetupOpen(tx.db, codeFits);
    await saveOrganization(tx, organization);
    const member = await insertNewMember(tx, { ...admin, admin: true, externalTalk: false }, who.memberId);
    await tx.record({ done: 'setup.finished', about: about(organization), detail: organization.companyName });
    await tx.record({ done: 'admin.granted', about: aboutMember(member) });
    await tx.append({ to: 'everyone' }, { kind: 'organization.changed', organization });
    return told(tx, member);
  });
}

function about({ name }: OrganizationView): Deed['about'] {
  return { kind: 'organization', id: null, name };
}
