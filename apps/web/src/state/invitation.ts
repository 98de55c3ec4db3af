import { api } from '../api/client.ts';
import { cache, intoCache } from './cache.ts';
import { createRemote } from './remote.ts';

export type MyInvitation = Awaited<ReturnType<typeof api.invitation.mine.query>>;

/** How LINE users add this member: whether they may, the link, and the accounts it leads to. Remembered, so that the QR code can be shown without a network. */
export const invitation = createRemote(() => api.invitation.mine.query(), {
  read: async () => (await cache()?.get('fact', 'invitation')) as MyInvitation | undefined,
  write: async (mine) => void (await intoCache((db) => db.put('fact', mine, 'invitation'))),
});

/** Makes a new link; the old one and its QR code stop working. @throws the call's error; see `errorText`. */
export async function renewInvitation(): Promise<void> {
  invitation.replace(await api.invitation.renew.mutate());
}
