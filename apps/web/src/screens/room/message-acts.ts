import { canQuote, isMedia, type MessageContent, type MessageView, type RoomView } from '@engawa/domain';
import type { MenuItem } from '@engawa/ui';
import { denialText, text } from '../../i18n/index.ts';
import { fileAddress } from '../../state/media-cache.ts';
import { startQuote } from '../../state/quoting.ts';
import { copy } from '../page/copy.ts';
import { composerId } from './composer/composer-id.ts';

/** What can be done with a message; what cannot says why. */
export function actsFor(message: MessageView, room: RoomView, openLink: () => void): MenuItem[] {
  const { content } = message;
  const words = wordsOf(content);
  const verdict = canQuote(room.kind, message);
  const labels = text().message.acts;
  return [
    {
      icon: 'reply',
      label: labels.reply,
      disabledReason: verdict.allowed ? undefined : denialText(verdict.denial),
      onSelect: () => answer(message),
    },
    {
      icon: 'copy',
      label: labels.copy,
      disabledReason: words ? undefined : labels.noWords,
      onSelect: () => void copy(words ?? '', labels.copied),
    },
    ...(isMedia(content)
      ? [
          {
            icon: 'download' as const,
            label: labels.save,
            disabledReason: content.media.status === 'ready' ? undefined : labels.notHere,
            onSelect: () => save(content.media.id, content.media.name),
          },
        ]
      : []),
    ...(isMedia(content) && content.asLink && room.kind === 'line'
      ? [{ icon: 'link' as const, label: labels.link, onSelect: openLink }]
      : []),
  ];
}

/** Answers a message with a quote. */
export function answer(message: MessageView): void {
  startQuote(message.roomId, message);
  document.getElementById(composerId)?.focus();
}

function wordsOf(content: MessageContent): string | null {
  if (content.kind === 'text' || content.kind === 'greeting') return content.text;
  if (content.kind === 'location') return [content.title, content.address].filter(Boolean).join('\n') || null;
  return content.kind === 'sticker' ? content.words.join(' ') || null : null;
}

function save(mediaId: string, name: string | null): void {
  const link = document.createElement('a');
  link.href = fileAddress(mediaId);
  link.download = name ?? '';
  link.click();
}
