import type { DeliveryReason, Instant, MediaContent } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';
import type { FileToSend } from '../../../outbox/sender.ts';
import type { Addresses } from '../to-line.ts';
import { column, flexMessage, quiet } from './flex.ts';

/** LINE has no message for files in general: a card leads to the page that offers this one. */
export function fileCard(
  { media }: MediaContent,
  file: FileToSend | null,
  addresses: Addresses,
): messagingApi.Message | DeliveryReason {
  if (!file?.page) return 'mediaMissing';
  const uri = addresses.opened(file.page.url);
  const name = media.name || 'ファイル / File';
  const size = sizeOf(media.bytes);
  const facts = [size, `${dayOf(file.page.expiresAt)} まで / until`].filter((fact) => fact !== null);
  return flexMessage(`📎 ${[name, size].filter((part) => part !== null).join(' · ')}\n${uri}`, {
    type: 'bubble',
    size: 'kilo',
    body: column([
      { type: 'text', text: `📎 ${name}`, weight: 'bold', wrap: true },
      { type: 'text', text: facts.join(' · '), ...quiet },
    ]),
    footer: column([
      { type: 'button', style: 'primary', height: 'sm', action: { type: 'uri', label: '開く / Open', uri } },
    ]),
  });
}

const units = ['KB', 'MB', 'GB'] as const;

function sizeOf(bytes: number | null): string | null {
  if (bytes === null) return null;
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size >= 10 ? Math.round(size) : Math.max(size, 0.1).toFixed(1)} ${units[unit]}`;
}

/** The day in Japan: LINE users are told no time of day. */
function dayOf(at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(at)).replaceAll('-', '/');
}
