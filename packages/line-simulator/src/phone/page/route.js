/**
 * Where the phone is. The address keeps it, so that back, reload and links work.
 * @typedef {{ name: 'talks' } | { name: 'add' } | { name: 'chat', channelId: string, draft?: string } | { name: 'account', basicId: string }} Route
 */

/** @returns {Route} */
export function readRoute() {
  const query = new URLSearchParams(location.search);
  const chat = query.get('chat');
  const account = query.get('account');
  if (chat) return { name: 'chat', channelId: chat, draft: query.get('draft') ?? '' };
  if (account) return { name: 'account', basicId: account };
  return { name: query.get('view') === 'add' ? 'add' : 'talks' };
}

/** The person of the address. */
export function readUserId() {
  return new URLSearchParams(location.search).get('user');
}

/** The LINE link that this phone was opened with. */
export function readOpenedLink() {
  return new URLSearchParams(location.search).get('open');
}

/** @param {string} userId @param {Route} route @param {{ replace?: boolean }} [options] */
export function writeRoute(userId, route, { replace = false } = {}) {
  const query = new URLSearchParams({ user: userId });
  if (route.name === 'add') query.set('view', 'add');
  if (route.name === 'account') query.set('account', route.basicId);
  if (route.name === 'chat') query.set('chat', route.channelId);
  if (route.name === 'chat' && route.draft) query.set('draft', route.draft);
  if (replace) history.replaceState(null, '', `/phone?${query}`);
  else history.pushState({ fromInside: true }, '', `/phone?${query}`);
}
