/**
 * The oldest browsers that are promised to work, as docs/members.md says; `browsers.test.ts` holds every feature of the
 * source against them. Of Safari, 16.4 is the first in which an app on an iPhone's home screen can do what one needs.
 */
export const oldestBrowsers = {
  chrome: '111',
  edge: '111',
  firefox: '128',
  safari: '16.4',
  safari_ios: '16.4',
} as const;

/** Newer features that are asked for before they are used, and names of ours that are also the platform's. */
export const whereThere: Readonly<Record<string, string>> = {
  'navigator.share': 'where it is missing, the link is copied',
  'navigator.setAppBadge': 'the icon then has no number',
  'navigator.clearAppBadge': 'the icon then has no number',
  '.setAppBadge()': 'the icon then has no number',
  '.clearAppBadge()': 'the icon then has no number',
  '.showPopover()': 'a hint then lies among the rest of the page',
  '.hidePopover()': 'a hint then lies among the rest of the page',
  TouchEvent: 'the type of a listener’s event, which only touch screens send',
  Navigation: 'our tabs and rail',
  External: 'a word in a sentence',
  Rect: 'our own four sides',
};
