import type { ContactId, MemberKey, RoomId } from '@engawa/domain';
import { api } from '../api/client.ts';
import { knowledge, take } from './known.ts';

/** What a member does with rooms. Each throws what the server answers when it refuses. */

/** Makes a room, or opens the one these people already have. @returns its id */
export async function createRoom(people: {
  memberIds: MemberKey[];
  contactIds: ContactId[];
  name?: string;
}): Promise<RoomId> {
  const { room } = await api.room.create.mutate(people);
  // The feed brings it too; whoever made it should not wait for that.
  if (!knowledge().rooms[room.id])
    take([
      { of: 'room', item: { room, last: null, readUpTo: 0, unread: 0, notSent: [] } },
      // It may be one that they have had for long, far down in a list that has not all come yet.
      { of: 'snapshotNeeded', roomId: room.id },
    ]);
  return room.id;
}

/** Asks for a room that an address leads to and the list has not brought yet. */
export function seekRoom(roomId: RoomId): void {
  take([{ of: 'snapshotNeeded', roomId }]);
}

export async function renameRoom(roomId: RoomId, name: string): Promise<void> {
  await api.room.rename.mutate({ roomId, name });
}

/** Whether the LINE user shall see 既読 when a member reads; the feed tells the room anew. */
export async function setReadMarks(roomId: RoomId, on: boolean): Promise<void> {
  await api.room.setReadMarks.mutate({ roomId, on });
}

export async function inviteInto(roomId: RoomId, memberIds: MemberKey[]): Promise<void> {
  await api.room.invite.mutate({ roomId, memberIds });
}
