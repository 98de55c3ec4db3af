import type { InvitationPage } from '@engawa/domain';
import { api } from '../api/client.ts';
import { createRemote, type Remote } from './remote.ts';

/** What a stranger may see of an invitation; `page` is null when the code is unknown or was replaced. */
export function createInvitationPage(code: () => string): Remote<{ page: InvitationPage | null }> {
  return createRemote(async () => ({ page: await api.invitation.page.query({ code: code() }) }));
}
