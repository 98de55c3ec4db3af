import type { ChannelView, Denial } from '@engawa/domain';
import { onCleanup } from 'solid-js';
import { api, denialOf } from '../../api/client.ts';
import { createRemote } from '../remote.ts';
import { onFeedEvent } from '../sync.ts';

/** The company's LINE Official Accounts. */
export const channels = createRemote(() => api.admin.channel.list.query());

/** While the calling screen stands, what LINE says anew of an account is shown at once. */
export function reloadWhenChanged(): void {
  onCleanup(
    onFeedEvent((event) => {
      if (event.kind === 'channel.changed') void channels.load();
    }),
  );
}

export type NewChannel = Parameters<typeof api.admin.channel.add.mutate>[0];

/** @throws the call's error; see `errorText`. */
export async function connectChannel(answers: NewChannel): Promise<ChannelView> {
  return know(await api.admin.channel.add.mutate(answers));
}

/** The rule's "no" in what `connectChannel` threw. */
export function denialIn(error: unknown): Denial | null {
  return denialOf(error);
}

/** @param served the reception first. @throws the call's error; see `errorText`. */
export async function serveMembers(id: string, served: readonly string[]): Promise<void> {
  know(await api.admin.channel.serve.mutate({ id, served: [...served] }));
}

/** Has LINE call our webhook again and asks for the account's facts. @throws the call's error; see `errorText`. */
export async function testChannel(id: string): Promise<ChannelView> {
  return know(await api.admin.channel.test.mutate({ id }));
}

function know(channel: ChannelView): ChannelView {
  const known = channels.value() ?? [];
  const isNew = !known.some((other) => other.id === channel.id);
  channels.replace(isNew ? [...known, channel] : known.map((other) => (other.id === channel.id ? channel : other)));
  return channel;
}
