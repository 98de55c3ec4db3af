import {
  addFriendUrl,
  canBeAdded,
  faceColor,
  type InvitationPage,
  type InvitationView,
  invitationCodeForm,
  invitationText,
  openChatUrl,
  type Verdict,
} from '@engawa/domain';
import { channelsServing } from '../store/channels.ts';
import { insertInvitation, invitationByCode, liveInvitation, revokeInvitations } from '../store/invitations.ts';
import { memberById, memberFacts, memberView } from '../store/members.ts';
import type { Reader, Store } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';

export type OwnInvitation = {
  readonly verdict: Verdict;
  readonly invitation: InvitationView | null;
  /** The accounts through which LINE users reach the member. */
  readonly ways: readonly { channelName: string; basicId: string; lineUrl: string; personal: boolean }[];
};

/** Addresses that leave the house: our own pages, and those that a phone opens in LINE. */
export type Addresses = { readonly publicUrl: string; readonly lineLinkUrl: string };

/** A member's invitation, made at the first look. */
export async function ownInvitation(store: Store, who: ByMember, addresses: Addresses): Promise<OwnInvitation> {
  const { memberId } = who;
  const standing = await liveInvitation(store.db, memberId);
  if (!standing)
    await store.write(who, async (tx) =>
      (await liveInvitation(tx.db, memberId)) ? undefined : insertInvitation(tx, memberId),
    );
  return describe(store.db, addresses, memberId);
}

/** The old link and its QR code stop working. */
export async function renewInvitation(store: Store, who: ByMember, addresses: Addresses): Promise<OwnInvitation> {
  const { memberId } = who;
  await store.write(who, async (tx) => {
    await revokeInvitations(tx, memberId);
    await insertInvitation(tx, memberId);
  });
  return describe(store.db, addresses, memberId);
}

/** What somebody who holds the link may see; null when it does not hold (any more). */
export async function invitationPage(store: Store, addresses: Addresses, code: string): Promise<InvitationPage | null> {
  const typed = code.trim().toUpperCase();
  const invitation = invitationCodeForm.test(typed) ? await invitationByCode(store.db, typed) : null;
  if (!invitation) return null;
  const row = await memberById(store.db, invitation.member_id);
  const channels = await channelsServing(store.db, row.id);
  const [channel] = channels;
  if (!channel || row.suspended_at || !canBeAdded(memberFacts(row), channels.length).allowed) return null;
  const member = memberView(row);
  const organization = await store.db.selectFrom('organization').selectAll().executeTakeFirst();
  return {
    faceColor: faceColor(member.id),
    memberName: member.name,
    photoUrl: member.photoUrl,
    companyName: organization?.company_name ?? '',
    accountName: channel.displayName,
    personal: isPersonal(channel),
    lineUrl: lineUrl(addresses, channel, invitation.code, member.name),
  };
}

async function describe(db: Reader, addresses: Addresses, memberId: string): Promise<OwnInvitation> {
  const member = memberFacts(await memberById(db, memberId));
  const channels = await channelsServing(db, memberId);
  const verdict = canBeAdded(member, channels.length);
  const invitation = await liveInvitation(db, memberId);
  if (!invitation || !verdict.allowed) return { verdict, invitation: null, ways: [] };
  const { code, uses, created_at: createdAt } = invitation;
  return {
    verdict,
    invitation: { code, url: `${addresses.publicUrl}/i/${code}`, uses, createdAt },
    ways: channels.map((channel) => ({
      channelName: channel.displayName,
      basicId: channel.basicId,
      lineUrl: lineUrl(addresses, channel, code, member.name),
      personal: isPersonal(channel),
    })),
  };
}

/** Where a channel serves one member, adding it is enough; where it serves several, the code says who is meant. */
function lineUrl(
  { lineLinkUrl }: Addresses,
  channel: { readonly basicId: string; readonly members: number | null },
  code: string,
  memberName: string,
): string {
  if (isPersonal(channel)) return addFriendUrl(lineLinkUrl, channel.basicId);
  return openChatUrl(lineLinkUrl, channel.basicId, invitationText(code, memberName));
}

function isPersonal(channel: { readonly members: number | null }): boolean {
  return Number(channel.members) === 1;
}
