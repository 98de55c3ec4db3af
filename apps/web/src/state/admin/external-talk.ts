import { api } from '../../api/client.ts';
import { take } from '../known.ts';

export type ExternalTalkResult = Awaited<ReturnType<typeof api.admin.externalTalk.set.mutate>>;

/** Gives or withdraws the permission; the result names those whom LINE's rules shut out. @throws the call's error; see `errorText`. */
export async function setExternalTalk(members: 'all' | string[], allowed: boolean): Promise<ExternalTalkResult> {
  const result = await api.admin.externalTalk.set.mutate({ members, allowed });
  const changed = await api.member.list.query();
  take(changed.map((member) => ({ of: 'member', member })));
  return result;
}
