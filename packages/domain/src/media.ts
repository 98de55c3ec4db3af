import type { MediaKind } from './content.ts';
import { cutToUnits, lineLimits } from './line-limits.ts';
import { type Actor, canUseExternalTalk } from './member.ts';
import { withoutEnding } from './text-ends.ts';
import type { Verdict } from './verdict.ts';

/** How a file that a member chose reaches LINE users. Members always get the file itself. */
export type Arrival = 'image' | 'video' | 'audio' | 'link';

/** What is known of a file before or after it was uploaded; the type as found in its bytes, or as the browser says. */
export type FileFacts = { readonly mimeType: string; readonly bytes: number };

/** What a file is to us. Everything that no browser shows safely by itself is a `file`, SVG and HTML too. */
export function mediaKindOf(mimeType: string): MediaKind {
  const type = bareType(mimeType);
  if (shownImages.includes(type)) return 'image';
  if (playedVideos.includes(type)) return 'video';
  return playedSounds.includes(type) ? 'audio' : 'file';
}

/**
 * LINE takes JPEG and PNG (others are turned into them), mp4, and mp3 or m4a of 200 MB at most; it has no message for any
 * other file (Messaging API reference, Image, Video, Audio message).
 */
export function arrivalOf({ mimeType, bytes }: FileFacts): Arrival {
  const type = bareType(mimeType);
  const kind = mediaKindOf(type);
  if (kind === 'image') return 'image';
  if (bytes > lineLimits.mediaBytes) return 'link';
  if (kind === 'video') return type === 'video/mp4' ? 'video' : 'link';
  return soundsForLine.includes(type) ? 'audio' : 'link';
}

/** Without parameters (`; codecs=…`). */
function bareType(mimeType: string): string {
  return mimeType.toLowerCase().split(';')[0]!.trim();
}

/** How long the page of a file is open when nobody says otherwise. */
export const fileLinkDays = 30;

/** May this member open the page of a file longer, or close it? Asked of members of the file's room. */
export function canKeepFileLink(actor: Actor): Verdict {
  return canUseExternalTalk(actor);
}

const shownImages = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'];
const playedVideos = ['video/mp4', 'video/webm', 'video/quicktime'];
const soundsForLine = ['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/m4a'];
const playedSounds = [...soundsForLine, 'audio/aac', 'audio/ogg', 'audio/webm', 'audio/wav'];

/** The longest name of a file that every file system takes. */
const nameUnits = 120;

/**
 * A file name as it may be shown, saved and put into a header: no path, no control or direction characters (what joins emoji stays), no names that
 * Windows keeps for itself, never empty.
 */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const visible = last
    .replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  const plain = withoutEnding(visible, (unit) => unit === '.' || unit === ' ');
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain) ? `_${plain}` : plain;
  return shortened(safe) || 'file';
}

function shortened(name: string): string {
  if (name.length <= nameUnits) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return cutToUnits(name, nameUnits - ending.length) + ending;
}
