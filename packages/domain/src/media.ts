import type { MediaKind } from './content.ts';
import { cutToUnits, lineLimits } from './line-limits.ts';
import { type Actor, canUseExternalTalk } from './member.ts';
import { withoutEnding } from './text-ends.ts';
import type { Verdict } from './verdict.ts';

/** How a file that a member chose reaches LINE users. Members always get the file itself. */
export type Arrival = 'image' | 'video' | 'audio' | 'link';

/** What is known of a file before or after it was uploaded, as found in its bytes (`lookAtFile`). */
export type FileFacts = {
  readonly mimeType: string;
  readonly bytes: number;
  /** Pixels; of what is no picture, and where the header does not say, nothing. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** A JPEG or PNG that shows the whole picture roughly first. */
  readonly inPasses?: boolean | undefined;
  /** Of the tracks of an mp4, as far as they are named. */
  readonly codecs?: readonly string[] | undefined;
};

/** What a file is to us. Everything that no browser shows safely by itself is a `file`, SVG and HTML too. */
export function mediaKindOf(mimeType: string): MediaKind {
  const type = bareType(mimeType);
  if (shownImages.includes(type)) return 'image';
  if (playedVideos.includes(type)) return 'video';
  return playedSounds.includes(type) ? 'audio' : 'file';
}

/**
 * Baseline JPEG and plain PNG are read line by line; other pictures stand in memory whole, an AVIF several times. With these
 * the process that decodes them takes less than 200 MB more than it has idle.
 */
const mostPixels = { byLine: 200_000_000, whole: 30_000_000, avif: 13_000_000 };

/** Whether a picture has no more pixels than are decoded; one whose header does not say is tried. */
export function isDecodable({ mimeType, width = 0, height = 0, inPasses = false }: Omit<FileFacts, 'bytes'>): boolean {
  const type = bareType(mimeType);
  const isByLine = ['image/jpeg', 'image/png', 'image/apng'].includes(type) && !inPasses;
  return width * height <= mostPixels[type === 'image/avif' ? 'avif' : isByLine ? 'byLine' : 'whole'];
}

/** What a file is to us, with what its bytes say: a picture too large to be decoded is a `file`. */
export function kindOfFile(facts: FileFacts): MediaKind {
  const kind = mediaKindOf(facts.mimeType);
  return kind === 'image' && !isDecodable(facts) ? 'file' : kind;
}

/**
 * LINE takes JPEG and PNG (others are turned into them), mp4, and mp3 or m4a of 200 MB at most; it has no message for any
 * other file (Messaging API reference, Image, Video, Audio message). What phones do not play goes as a link too.
 */
export function arrivalOf(facts: FileFacts): Arrival {
  const type = bareType(facts.mimeType);
  const kind = kindOfFile(facts);
  if (kind === 'image') return 'image';
  if (facts.bytes > lineLimits.mediaBytes || kind === 'file') return 'link';
  if (!(facts.codecs ?? []).every((codec) => playedCodecs.includes(codec))) return 'link';
  if (kind === 'video') return type === 'video/mp4' ? 'video' : 'link';
  return soundsForLine.includes(type) ? 'audio' : 'link';
}

/** H.264, H.265, MPEG-4 and AAC, which the phones of LINE users play: in an mp4 there may be others. */
const playedCodecs = ['avc1', 'avc3', 'hvc1', 'hev1', 'mp4v', 'mp4a'];

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

const shownImages = ['image/jpeg', 'image/png', 'image/apng', 'image/gif', 'image/webp', 'image/avif'];
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
    // A dot before a name is part of it (`.env`); more, or nothing behind them, are a way.
    .replace(/^\.+/, '.');
  const plain = withoutEnding(visible, (unit) => unit === '.' || unit === ' ');
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain) ? `_${plain}` : plain;
  return shortened(safe) || 'file';
}

function shortened(name: string): string {
  if (name.length <= nameUnits) return name;
  const ending = /(?:\.tar)?\.[^.]{1,10}$/i.exec(name)?.[0] ?? '';
  return cutToUnits(name, nameUnits - ending.length) + ending;
}
