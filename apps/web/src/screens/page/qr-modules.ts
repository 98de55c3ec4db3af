import type { QrModules } from '@engawa/ui';
import { encode } from 'uqr';

/** The QR code of a text, without its quiet zone, which the drawing adds. Level M: 15 % may be dirty or torn. */
export function qrModules(content: string): QrModules {
  return encode(content, { ecc: 'M', border: 0 }).data;
}
