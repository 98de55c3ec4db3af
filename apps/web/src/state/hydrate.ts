import type { MemberKey, MemberView, OrganizationView } from '@engawa/domain';

export async function hydrate(
  _member: MemberKey,
): Promise<{ member: MemberView; organization: OrganizationView } | null> {
  return null;
}
export async function forgetEverything(): Promise<void> {}
export async function forgetTalks(): Promise<void> {}
