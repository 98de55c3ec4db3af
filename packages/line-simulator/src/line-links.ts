/** What a LINE URL asks the app to do (LINE docs, Use LINE URL scheme). */
export interface LineLink {
  kind: 'addFriend' | 'oaMessage';
  /** With its `@`. */
  basicId: string;
  /** Pre-filled text of an oaMessage link; it is not sent by itself. */
  text: string;
}

const LINE_HOSTS = ['line.me', 'www.line.me'];

/**
 * Reads a LINE URL as a QR code or a link carries it: `https://line.me/R/ti/p/%40id` or `https://line.me/R/oaMessage/%40id/?text`.
 * `alsoAt` are more origins that serve the same paths. Anything else gives null.
 */
export function readLineLink(url: string, alsoAt: string[] = []): LineLink | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin, pathname, search } = new URL(url);
  const isLine = protocol === 'https:' && LINE_HOSTS.includes(hostname);
  if (!isLine && !alsoAt.includes(origin)) return null;
  return readAddFriend(pathname) ?? readOaMessage(pathname, search);
}

function readAddFriend(pathname: string): LineLink | null {
  const id = /^(?:\/R)?\/ti\/p\/([^/]+)\/?$/.exec(pathname)?.[1];
  return id === undefined ? null : linkTo('addFriend', id, '');
}

function readOaMessage(pathname: string, search: string): LineLink | null {
  const id = /^\/R\/oaMessage\/([^/]+)\/?$/.exec(pathname)?.[1];
  return id === undefined ? null : linkTo('oaMessage', id, decode(search.slice(1)));
}

function linkTo(kind: LineLink['kind'], encodedId: string, text: string): LineLink | null {
  const basicId = decode(encodedId);
  return basicId.startsWith('@') ? { kind, basicId, text } : null;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
