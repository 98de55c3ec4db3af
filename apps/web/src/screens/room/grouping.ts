import type { MessageView } from '@engawa/domain';
import { dayKey } from '../../i18n/dates.ts';

/** Words of one person within this time stand together under one name. */
const togetherMs = 5 * 60_000;

/** Whether a new day begins with this message. */
export function startsDay(message: Pick<MessageView, 'at'>, before: Pick<MessageView, 'at'> | undefined): boolean {
  return !before || dayKey(message.at) !== dayKey(before.at);
}

/** Whether this message goes on with what the same person said just before. */
export function continues(message: MessageView, before: MessageView | undefined): boolean {
  if (!before || startsDay(message, before)) return false;
  if (authorKey(message) === null || authorKey(message) !== authorKey(before)) return false;
  return Date.parse(message.at) - Date.parse(before.at) < togetherMs;
}

/** Null for lines that nobody said, and where it cannot be told who did. */
function authorKey({ author, content }: MessageView): string | null {
  if (author.kind === 'system' || author.id === null || content.kind === 'system') return null;
  return `${author.kind} ${author.id}`;
}
