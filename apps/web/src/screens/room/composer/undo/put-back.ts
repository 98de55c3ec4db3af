import { type RoomId, withMarks } from '@engawa/domain';
import { draftOf, keepDraft } from '../../../../state/drafts.ts';
import type { Written } from '../../../../state/leaving.ts';
import { quotedIn, startQuote } from '../../../../state/quoting.ts';
import { timelineOf } from '../../../../state/timelines.ts';
import type { Prepared } from '../attach/prepare.ts';
import { putBack as intoTray } from '../attach/tray.ts';

/**
 * What was taken back stands where it was written: words above what was written there meanwhile, files before what was attached
 * since (or behind it, for what comes back one by one), and the quote unless another was begun.
 */
export function putBack(roomId: RoomId, written: readonly Written[], files: 'first' | 'last' = 'first'): void {
  const texts = written.flatMap(({ message: { content } }) =>
    content.kind === 'text' ? [withMarks(content.text, content.emojis)] : [],
  );
  if (texts.length > 0) keepDraft(roomId, [...texts, draftOf(roomId)].filter(Boolean).join('\n'));
  intoTray(roomId, written.flatMap(asPrepared), files);
  const quotes = written.find(({ message }) => message.quote?.messageId)?.message.quote?.messageId;
  const quoted = timelineOf(roomId)?.messages.find((message) => message.id === quotes);
  if (quoted && !quotedIn(roomId)) startQuote(roomId, quoted);
}

function asPrepared({ message: { content }, file }: Written): Prepared[] {
  if (content.kind !== 'media' || !file) return [];
  const { name, mimeType, width, height, durationMs, recorded, asFile } = content;
  return [
    {
      ...{ file: file.file, name, mimeType },
      ...(width && { width }),
      ...(height && { height }),
      ...(durationMs && { durationMs }),
      ...(recorded && { recorded }),
      ...(asFile && { asFile }),
      ...(file.poster && { poster: file.poster }),
    },
  ];
}
