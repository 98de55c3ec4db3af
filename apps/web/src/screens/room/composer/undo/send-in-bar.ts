import { canUseExternalTalk, type RoomId } from '@engawa/domain';
import { ownSend, type Send, sendOfOthers } from '../../../../state/sends.ts';
import { me } from '../../../../state/session.ts';

/** The press that the bar above the composer speaks of: one's own, else a colleague's that one may stop. Reactive. */
export function sendInBar(roomId: RoomId): Send | null {
  const own = ownSend(roomId, me().id);
  return own ?? (canUseExternalTalk(me()).allowed ? sendOfOthers(roomId, me().id) : null);
}
