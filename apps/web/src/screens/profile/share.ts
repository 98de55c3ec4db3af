import { type QrModules, qrPng } from '@engawa/ui';

/** What is sent to somebody who shall add the member. */
export type Parcel = { readonly title: string; readonly text: string; readonly url: string };

/** Edge of one module of the saved picture in pixels: a code of 33 modules is printed sharply up to 8 cm. */
const pngScale = 24;

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Opens the device's share sheet; closing it without choosing is no error. */
export async function share(parcel: Parcel): Promise<void> {
  await navigator.share(parcel).catch(() => undefined);
}

/** An address that opens the mail program with everything written. */
export function mailAddress(parcel: Parcel): string {
  const body = `${parcel.text}\r\n\r\n${parcel.url}\r\n`;
  return `mailto:?subject=${encodeURIComponent(parcel.title)}&body=${encodeURIComponent(body)}`;
}

/** Saves the code as a picture, made on this device, so that it works without a connection. */
export async function saveQr(modules: QrModules, fileName: string): Promise<void> {
  const address = URL.createObjectURL(await qrPng(modules, pngScale));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
