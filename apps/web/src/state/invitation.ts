import { api } from '../api/client.ts';
import { createRemote } from './remote.ts';

/** How LINE users add this member: whether they may, the link, and the accounts it leads to. */
export const invitation = createRemote(() => api.invitation.mine.query());

export type MyInvitation = NonNullable<ReturnType<typeof invitation.value>>;

/** Makes a new link; the old one and its QR code stop working. @throws the call's error; see `errorText`. */
export async function renewInvitation(): Promise<void> {
  invitation.replace(await api.invitation.renew.mutate());
}
