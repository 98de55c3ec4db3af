import type { MessageView, RoomView } from '@engawa/domain';

/** The author's name as the room knows it now, else as it was. Empty for lines that nobody said. Reactive. */
export function authorName({ author }: MessageView, room: RoomView): string {
  if (author.kind === 'system') return '';
  const person = room.participants.find((one) => one.kind === author.kind && one.id === author.id);
  return person?.name ?? author.name;
}
