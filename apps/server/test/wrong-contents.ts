import type { ApiFault } from '@engawa/line-simulator';

/** What LINE's content door, or somebody before it, can give in place of a file; none of it is the last word. */
export const wrongOnce: readonly [what: string, fault: ApiFault][] = [
  ['LINE fails', { status: 500 }],
  ['the connection breaks', { contentCutAfterBytes: 1000 }],
  ['another length comes than was promised', { contentLength: 999_999 }],
  ['a length beyond all limits is said', { contentLength: 6_000_000 }],
  ['LINE does not know it yet', { status: 404 }],
  ['a proxy says that there is none', { gateway: 404 }],
  ['a proxy says that it is gone', { gateway: 410 }],
  ['nothing comes', { contentShort: 0 }],
  ['its beginning comes as if it were all', { contentShort: 12_000 }],
  ['a page comes in its place', { contentInstead: 'html' }],
  ['an answer in JSON comes in its place', { contentInstead: 'json' }],
  ['bytes without sense come', { brokenContent: true }],
  ['a network sends it elsewhere', { contentRedirect: 'https://sign-in.invalid/' }],
];
