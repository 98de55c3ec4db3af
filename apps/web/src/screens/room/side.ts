import type { MessageView, RoomView } from '@engawa/domain';

/**
 * Whose words they are to whoever reads. Where LINE users listen, everything of the company is ours: a colleague's words and
 * the account's as much as one's own. Inside there are only one's own and the others'.
 */
export type Side = 'mine' | 'ours' | 'guest' | 'theirs';

export function sideOf({ author }: Pick<MessageView, 'author'>, room: Pick<RoomView, 'kind'>, me: string): Side {
  if (author.kind === 'contact') return 'guest';
  if (author.kind === 'member' && author.id === me) return 'mine';
  return room.kind === 'line' ? 'ours' : 'theirs';
}
