import type { UndoSeconds } from '@engawa/domain';
import { api } from '../api/client.ts';
import { createRemote } from './remote.ts';

/** What the member has chosen about sending. */
export const sendingSettings = createRemote(async () => (await api.session.me.query()).settings);

/** @throws the call's error; see `errorText`. */
export async function chooseUndo(seconds: UndoSeconds): Promise<void> {
  await api.profile.setUndo.mutate({ seconds });
  sendingSettings.replace({ undoSeconds: seconds });
}
