import type {
  ContactView,
  EventBody,
  FeedEvent,
  MemberView,
  MessageAuthor,
  MessageView,
  NamedPerson,
  ParticipantView,
  RoomListItem,
  RoomView,
  Seq,
} from '@engawa/domain';

/** The cast of every test: 佐藤 may talk with LINE users, 鈴木 may not, 高橋 is the admin; 田中 and Emma write from LINE. */
const member = (id: string, memberId: string, name: string, rights: Partial<MemberView> = {}): MemberView => ({
  id,
  memberId,
  name,
  photoUrl: null,
  admin: false,
  externalTalk: false,
  suspended: false,
  ...rights,
});

export const sato = member('m-sato', 'sato.taro', '佐藤 太郎', { externalTalk: true });
export const suzuki = member('m-suzuki', 'suzuki.aoi', '鈴木 葵');
export const takahashi = member('m-takahashi', 'takahashi', '高橋 誠', { admin: true, externalTalk: true });

export const tanaka: ContactView = {
  id: 'c-tanaka',
  displayName: '田中 美咲',
  name: '田中 美咲',
  lineName: 'みさき🌻',
  photoUrl: null,
  statusMessage: null,
  reading: null,
  company: null,
  title: null,
  phones: [],
  emails: [],
  memo: null,
  addedAt: '2026-11-20T01:00:00.000Z',
  blockedUsAt: null,
  blockedAt: null,
};

export const inRoom = (person: MemberView | ContactView): ParticipantView =>
  'memberId' in person
    ? { kind: 'member', id: person.id }
    : { kind: 'contact', id: person.id, blockedUsAt: person.blockedUsAt, blockedAt: person.blockedAt };

/** Somebody as lines and words name them. */
export const named = (person: MemberView | ContactView): NamedPerson =>
  'memberId' in person
    ? { kind: 'member', id: person.id, name: person.name }
    : { kind: 'contact', id: person.id, name: person.displayName };

export const tanakaRoom: RoomView = {
  id: 'r-tanaka',
  kind: 'line',
  link: 'direct',
  name: null,
  participants: [inRoom(sato), inRoom(tanaka)],
  places: [{ channelId: 'ch-1', kind: 'user', state: 'joined', contactId: tanaka.id }],
  readMarks: 'byUs',
  createdAt: '2026-11-20T01:00:00.000Z',
};

export const salesRoom: RoomView = {
  id: 'r-sales',
  kind: 'internal',
  link: null,
  name: '営業',
  participants: [inRoom(sato), inRoom(suzuki), inRoom(takahashi)],
  places: [],
  readMarks: null,
  createdAt: '2026-11-20T01:00:00.000Z',
};

export const item = (room: RoomView, state: Partial<RoomListItem> = {}): RoomListItem => ({
  room,
  last: null,
  readUpTo: 0,
  unread: 0,
  notSent: [],
  ...state,
});

const authorOf = (who: MemberView | ContactView | 'system'): MessageAuthor => {
  if (who === 'system') return { kind: 'system' };
  return named(who) as MessageAuthor;
};

export function says(
  seq: Seq,
  who: MemberView | ContactView,
  text: string,
  change: Partial<MessageView> = {},
): MessageView {
  const at = new Date(Date.UTC(2026, 10, 22, 5, 0, seq)).toISOString();
  return {
    id: `msg-${seq}`,
    roomId: tanakaRoom.id,
    seq,
    author: authorOf(who),
    content: { kind: 'text', text },
    at,
    delivery: null,
    ...change,
  };
}

export const event = (seq: Seq, body: EventBody): FeedEvent => ({ ...body, seq, at: '2026-11-22T05:00:00.000Z' });
export const posted = (message: MessageView): FeedEvent => event(message.seq, { kind: 'message.posted', message });
