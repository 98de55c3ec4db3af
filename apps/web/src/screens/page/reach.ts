/** Opens a letter to this address and to nobody else: `?bcc=` within it is part of the address (RFC 6068). */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address.normalize('NFKC')).replaceAll('%40', '@')}`;
}

/** Opens the telephone with this number, however people wrote it down, and with nothing else of what stands there. */
export function callTo(number: string): string {
  return `tel:${number.normalize('NFKC').replace(/[^\d+*#]/g, '')}`;
}
