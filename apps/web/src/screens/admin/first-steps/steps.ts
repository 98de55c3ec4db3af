import type { ChannelView, ContactId, Instant, MemberView, RoomListItem } from '@engawa/domain';

/** What leads from an empty company to its first talk with a LINE user, in the order in which one usually does it. */
export const stepNames = ['permission', 'channel', 'colleague', 'qr'] as const;

/** Ticks are made of what is so; nobody ticks anything. `fact`: what proves it; null while it is not so. */
export type Step =
  | { readonly name: 'permission'; readonly fact: { readonly member: string } | null }
  | { readonly name: 'channel'; readonly fact: { readonly channel: string; readonly heardAt: Instant } | null }
  | { readonly name: 'colleague'; readonly fact: { readonly members: number } | null }
  | {
      readonly name: 'qr';
      readonly fact: { readonly roomId: string; readonly contactId: ContactId } | null;
      /** An account is connected, and none serves this admin. */
      readonly unserved: boolean;
    };

export type Facts = {
  readonly me: MemberView;
  readonly members: readonly MemberView[];
  readonly channels: readonly ChannelView[];
  readonly rooms: readonly RoomListItem[];
};

export function firstSteps({ me, members, channels, rooms }: Facts): Step[] {
  const active = members.filter((member) => !member.suspended).length;
  const heard = channels.map((channel) => ({ channel, at: heardAt(channel) })).find(({ at }) => at !== null);
  const served = channels.some((channel) => channel.served.some(({ id }) => id === me.id));
  const first = rooms.find(({ room }) => room.kind === 'line')?.room;
  const contact = first?.participants.find((person) => person.kind === 'contact');
  return [
    { name: 'permission', fact: me.externalTalk ? { member: me.name } : null },
    { name: 'channel', fact: heard ? { channel: heard.channel.displayName, heardAt: heard.at! } : null },
    { name: 'colleague', fact: active > 1 ? { members: active } : null },
    {
      name: 'qr',
      fact: first && contact ? { roomId: first.id, contactId: contact.id } : null,
      unserved: channels.length > 0 && !served,
    },
  ];
}

/** When LINE last reached our server through this account: an event of its, or the test that it was asked for. */
function heardAt({ lastEventAt, lastTest }: ChannelView): Instant | null {
  return lastEventAt ?? (lastTest?.success ? lastTest.at : null);
}
