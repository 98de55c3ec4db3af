import type { LeaveReason } from '../state/session.ts';

/** Where a page goes on whose member has left: at the door, which says why; the next member's page begins at its beginning. */
export function addressAfter(why: LeaveReason, { pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  if (why === 'another') return '/';
  if (why === 'here') return '/sign-in';
  const wanted = pathname + search;
  return `/sign-in?${new URLSearchParams({ why, ...(wanted !== '/' && { to: wanted }) })}`;
}
