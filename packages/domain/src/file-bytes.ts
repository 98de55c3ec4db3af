/**
 * What a file is by its first bytes, of all that a browser shows or plays, and of what is easily taken for it. Null: something
 * else. Of an mp4 the tracks say more (`lookAtFile`). Signatures: PNG and APNG specification, JPEG (ITU T.81), RIFF,
 * ISO/IEC 14496-12 (`ftyp`), Matroska, Ogg (RFC 3533), ADTS (ISO/IEC 13818-7), ID3v2.
 */
export function typeOfBytes(head: Uint8Array): string | null {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return isAnimated(head) ? 'image/apng' : 'image/png';
  if (text(0, 4) === 'GIF8') return 'image/gif';
  if (text(0, 4) === 'RIFF') return riff[text(8, 12)] ?? null;
  if (text(4, 8) === 'ftyp') return typeOfBrands(text(8, 12), text(16, Math.min(head.length, 64, sizeAt(head, 0))));
  if (['moov', 'mdat', 'wide'].includes(text(4, 8))) return 'video/quicktime';
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return text(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  if (text(0, 4) === 'OggS') return /OpusHead|.vorbis|Speex|FLAC/.test(text(28, 40)) ? 'audio/ogg' : 'video/ogg';
  if (text(0, 3) === 'ID3') return 'audio/mpeg';
  if (starts(0xff) && (head[1]! & 0xf6) === 0xf0) return 'audio/aac';
  // MPEG-1 and MPEG-2, layer III.
  if (starts(0xff) && [0xfa, 0xfb, 0xf2, 0xf3].includes(head[1]!)) return 'audio/mpeg';
  return text(0, 5) === '%PDF-' ? 'application/pdf' : null;
}

const riff: Readonly<Record<string, string>> = { WEBP: 'image/webp', WAVE: 'audio/wav' };

function typeOfBrands(brand: string, others: string): string | null {
  const brands = brand + others;
  if (/avi[fs]/.test(brands)) return 'image/avif';
  if (/hei[cxms]|hev[cxms]|mif1|msf1/.test(brands)) return 'image/heic';
  if (brand === 'qt  ') return 'video/quicktime';
  if (brand === 'crx ') return null;
  if (brand.startsWith('3g')) return 'video/3gpp';
  return /^M4[AB] $/.test(brand) ? 'audio/mp4' : 'video/mp4';
}

/** `acTL` stands before the first `IDAT` of a PNG that moves (APNG specification). */
function isAnimated(head: Uint8Array): boolean {
  for (let at = 8; at + 8 <= head.length; at += 12 + sizeAt(head, at)) {
    const type = String.fromCharCode(...head.subarray(at + 4, at + 8));
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

function sizeAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}
