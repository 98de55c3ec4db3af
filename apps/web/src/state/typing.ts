import type { RoomId } from '@engawa/domain';
import { api } from '../api/client.ts';
import { endsWithMember } from './member-end.ts';

const everyMs = 4000;
const toldAt = new Map<RoomId, number>();
endsWithMember(() => toldAt.clear());

/** Somebody presses keys in a direct LINE room: the LINE user sees it, told every four seconds at most (P13). */
export function tellTyping(roomId: RoomId, now = Date.now()): void {
  if (now - (toldAt.get(roomId) ?? 0) < everyMs) return;
  toldAt.set(roomId, now);
  api.room.typing.mutate({ roomId }).catch(() => {});
}
