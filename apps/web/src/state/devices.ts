import { api } from '../api/client.ts';
import { createRemote } from './remote.ts';

/** Where this member is signed in. */
export const devices = createRemote(() => api.session.list.query());

/** @throws the call's error; see `errorText`. */
export async function signOutDevice(sessionId: string): Promise<void> {
  await api.session.revoke.mutate({ sessionId });
  await devices.load();
}

/** @returns how many there were. @throws the call's error; see `errorText`. */
export async function signOutOtherDevices(): Promise<number> {
  const { revoked } = await api.session.revokeOthers.mutate();
  await devices.load();
  return revoked;
}
