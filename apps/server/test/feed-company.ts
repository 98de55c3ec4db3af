import type { MemberKey, RoomId, Seq } from '@engawa/domain';
import { memberById, memberView } from '../src/store/members.ts';
import type { Store, WriteTx } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';

type Rights = { readonly admin?: boolean; readonly externalTalk?: boolean };

/** Rows and events as the verbs write them, without the verbs: these stories are about who is told, not about rules. */
export async function addMember(store: Store, id: MemberKey, rights: Rights = {}): Promise<void> {
  await store.write(byServer, async (tx) => {
    await tx.db
      .insertInto('member')
      .values({
        id,
        member_id: id,
        name: id,
        photo_key: null,
        admin_since: rights.admin ? tx.now : null,
        external_talk_at: rights.externalTalk ? tx.now : null,
        suspended_at: null,
        created_at: tx.now,
      })
      .execute();
  });
}

/** Changes a member's rights, or suspends them. */
export function changeMember(store: Store, id: MemberKey, to: Rights & { readonly suspended?: boolean }): Promise<Seq> {
  return store.write(byServer, async (tx) => {
    const at = (is: boolean | undefined) => (is ? tx.now : null);
    await tx.db
      .updateTable('member')
      .set({ admin_since: at(to.admin), external_talk_at: at(to.externalTalk), suspended_at: at(to.suspended) })
      .where('id', '=', id)
      .execute();
    const member = memberView(await memberById(tx.db, id));
    return tx.append({ to: 'everyone' }, { kind: 'member.changed', member });
  });
}

export function createRoom(store: Store, id: RoomId, memberIds: readonly MemberKey[]): Promise<Seq> {
  return store.write(byServer, async (tx) => {
    await tx.db
      .insertInto('room')
      .values({
        id,
        kind: 'internal',
        link: null,
        name: id,
        host_member_id: null,
        pair_key: null,
        created_at: tx.now,
      })
      .execute();
    const seq = tx.nextSeq();
    for (const memberId of memberIds) await enter(tx, id, memberId, seq);
    return tx.append({ to: 'room', roomId: id }, { kind: 'room.created', room: roomView(id, tx.now) }, seq);
  });
}

export function joinRoom(store: Store, roomId: RoomId, memberId: MemberKey): Promise<Seq> {
  return store.write(byServer, async (tx) => {
    const seq = tx.nextSeq();
    await enter(tx, roomId, memberId, seq);
    return tx.append({ to: 'room', roomId }, { kind: 'room.joined', room: roomView(roomId, tx.now) }, seq);
  });
}

export function leaveRoom(store: Store, roomId: RoomId, memberId: MemberKey): Promise<Seq> {
  return store.write(byServer, async (tx) => {
    const seq = tx.nextSeq();
    await tx.db
      .updateTable('participant')
      .set({ left_seq: seq })
      .where('room_id', '=', roomId)
      .where('person_id', '=', memberId)
      .execute();
    return tx.append({ to: 'room', roomId }, { kind: 'room.left', roomId, memberId }, seq);
  });
}

export function renameRoom(store: Store, roomId: RoomId, name: string): Promise<Seq> {
  return store.write(byServer, (tx) => tx.append({ to: 'room', roomId }, { kind: 'room.renamed', roomId, name }));
}

async function enter(tx: WriteTx, roomId: RoomId, memberId: MemberKey, joined: Seq): Promise<void> {
  await tx.db
    .insertInto('participant')
    .values({
      room_id: roomId,
      person_id: memberId,
      kind: 'member',
      joined_seq: joined,
      left_seq: null,
      read_up_to: joined,
    })
    .execute();
}

function roomView(id: RoomId, createdAt: string) {
  return {
    id,
    kind: 'internal',
    link: null,
    name: id,
    participants: [],
    places: [],
    readMarks: null,
    createdAt,
  } as const;
}
