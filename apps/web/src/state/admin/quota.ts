import type { ChannelQuotaView, MemberCapView } from '@engawa/domain';
import { api } from '../../api/client.ts';
import { createRemote } from '../remote.ts';

/** The month's messages of each account, and who spent them. */
export const quotas = createRemote(() => api.admin.quota.list.query());

/** The members' shares of the month. */
export const caps = createRemote(() => api.admin.quota.caps.query());

/** Asks LINE for its figures. @throws the call's error; see `errorText`. */
export async function refreshQuota(channelId: string): Promise<void> {
  const fresh: ChannelQuotaView = await api.admin.quota.refresh.mutate({ id: channelId });
  quotas.replace((quotas.value() ?? []).map((quota) => (quota.channel.id === channelId ? fresh : quota)));
}

/** @param cap null: no share is set. @throws the call's error; see `errorText`. */
export async function setCap(memberId: string, cap: number | null): Promise<void> {
  const fresh: MemberCapView = await api.admin.quota.setCap.mutate({ id: memberId, cap });
  caps.replace((caps.value() ?? []).map((member) => (member.id === memberId ? fresh : member)));
}
