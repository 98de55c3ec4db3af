/**
 * Where somebody wanted to go before they signed in, if that is in this app: a link must not lead a member who just signed
 * in to somebody else's page. Read as a browser reads it, which drops tabs and takes a backslash for a slash.
 */
export function ownAddress(wanted: string | undefined): string {
  const url = wanted?.startsWith('/') ? parsed(wanted) : null;
  if (url?.origin !== location.origin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}

/** `URL.parse` is too new for a phone of three years. */
function parsed(address: string): URL | null {
  try {
    return new URL(address, location.origin);
  } catch {
    return null;
  }
}
