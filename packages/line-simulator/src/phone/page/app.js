import { showAccount } from './account.js';
import { showAdd } from './add.js';
import { listPeople, PhoneFailure, phoneOf } from './api.js';
import { panelBeside } from './beside.js';
import { showChat } from './chat.js';
import { el } from './dom.js';
import { ownerBar } from './owner.js';
import { readOpenedLink, readRoute, readUserId, writeRoute } from './route.js';
import { language, t } from './strings.js';
import { showTalks } from './talks.js';

/** @import { PersonView } from '../views.ts' */
/** @import { Phone } from './api.js' */
/** @import { Route } from './route.js' */

/**
 * What a screen gets, and what it gives back: its element and how to draw it anew.
 * @typedef {{ phone: Phone, go: (route: Route) => void, openLink: (url: string) => Promise<void> }} Context
 * @typedef {{ title: string, node: HTMLElement, refresh: () => Promise<void> }} Screen
 */

const LAST_USER_KEY = 'line-phone-user';
const desk = /** @type {HTMLElement} */ (document.getElementById('desk'));
const frame = el('div', { className: 'phone' });

/** @type {PersonView[]} */
let people = [];
/** @type {PersonView} */
let owner;
/** @type {Screen | undefined} */
let screen;
let stopWatching = () => {};

await start();

async function start() {
  document.documentElement.lang = language;
  people = await listPeople();
  const wanted = readUserId() ?? localStorage.getItem(LAST_USER_KEY);
  const first = people.find((person) => person.userId === wanted) ?? people[0];
  if (!first) {
    desk.replaceChildren(
      ownerBar([], undefined, belongTo),
      el('main', { className: 'nobody' }, el('h1', {}, t('nobody'))),
    );
    return;
  }
  window.addEventListener('popstate', () => draw(readRoute(), { focus: true }));
  await belongTo(first, readOpenedLink());
}

/** @param {PersonView} person @param {string | null} [link] */
async function belongTo(person, link) {
  const isOther = owner !== undefined && owner.userId !== person.userId;
  owner = person;
  if (!people.some((each) => each.userId === person.userId)) people.push(person);
  localStorage.setItem(LAST_USER_KEY, person.userId);
  desk.replaceChildren(ownerBar(people, person, belongTo), frame, panelBeside());
  stopWatching();
  stopWatching = phoneOf(person.userId).watch(() => screen?.refresh());
  if (link) return openLink(link, { replace: true }).catch((failure) => showAddAfter(failure));
  const route = isOther ? /** @type {Route} */ ({ name: 'talks' }) : readRoute();
  writeRoute(person.userId, route, { replace: true });
  await draw(route);
}

/** A link that leads nowhere: says so where one may try another. @param {unknown} failure */
async function showAddAfter(failure) {
  writeRoute(owner.userId, { name: 'add' }, { replace: true });
  await draw({ name: 'add' });
  showFailure(failure);
}

/** @param {Route} route */
function go(route) {
  writeRoute(owner.userId, route);
  draw(route, { focus: true });
}

/** Opens a LINE link as the app does when it is tapped or scanned. @param {string} url @param {{ replace?: boolean }} [options] */
async function openLink(url, options) {
  const { kind, draft, account } = await phoneOf(owner.userId).readLink(url);
  const isForChat = kind === 'oaMessage' || account.friendship === 'friend';
  /** @type {Route} */
  const route = isForChat
    ? { name: 'chat', channelId: account.channelId, draft }
    : { name: 'account', basicId: account.basicId };
  writeRoute(owner.userId, route, options);
  await draw(route, { focus: true });
}

/** @param {Route} route @param {{ focus?: boolean }} [options] */
async function draw(route, { focus = false } = {}) {
  const next = makeScreen(route);
  screen = next;
  frame.replaceChildren(next.node);
  document.title = `${next.title} – ${t('title', { name: owner.displayName })}`;
  await next.refresh().catch(showFailure);
  const hasOwnFocus = frame.contains(document.activeElement);
  if (focus && !hasOwnFocus) frame.querySelector('h1')?.focus();
}

/** @param {Route} route @returns {Screen} */
function makeScreen(route) {
  const context = { phone: phoneOf(owner.userId), go, openLink };
  switch (route.name) {
    case 'talks':
      return showTalks(context);
    case 'add':
      return showAdd(context);
    case 'account':
      return showAccount(context, route.basicId);
    case 'chat':
      return showChat(context, route.channelId, route.draft ?? '');
  }
}

/** @param {unknown} failure */
function showFailure(failure) {
  const code = failure instanceof PhoneFailure ? failure.code : 'failed';
  frame.querySelector('main')?.append(el('p', { className: 'failure', role: 'alert' }, t(code)));
}
