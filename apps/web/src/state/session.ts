import type { MemberKey, MemberView, OrganizationView } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { api } from '../api/client.ts';
import { showMember } from '../api/page-member.ts';
import { onSessionRefused, type SessionRefusal } from '../api/refusals.ts';
import { postSignIn, postSignOut, type SignInOutcome } from '../api/sign-in.ts';
import { deviceSetting } from './device-settings.ts';
import { forgetEverything, forgetTalks, hydrate } from './hydrate.ts';
import { surround } from './known.ts';
import { onOtherTabs, type TabNews, tellOtherTabs } from './other-tabs.ts';
import { inTime } from './patience.ts';
import { rememberSelf } from './remember.ts';
import { startSync } from './sync.ts';

export type { SignInOutcome, TooManyTries } from '../api/sign-in.ts';

export type Session =
  | { readonly status: 'asking' }
  | { readonly status: 'signedOut' }
  /** `confirmed` is false while only this device's memory says so. */
  | {
      readonly status: 'signedIn';
      readonly member: MemberView;
      readonly organization: OrganizationView;
      readonly confirmed: boolean;
    }
  /** Everything of the member is being put away; then the page starts anew. */
  | { readonly status: 'leaving' }
  /** Neither the server nor this device's memory could say. */
  | { readonly status: 'unreachable' };

/**
 * Why the page of a member starts anew: they signed out here, or in another tab of this browser; the server ended the
 * session; somebody else is signed in by now.
 */
export type LeaveReason = 'here' | 'tab' | 'ended' | 'another';

const [current, setCurrent] = createSignal<Session>({ status: 'asking' });
/** Loads the page anew: what a member's page still holds or waits for ends with it. */
let startAnew: (why: LeaveReason) => void = () => {};

/** Who is signed in. Reactive. */
export const session = current;

/** The member who is signed in. Reactive. @throws when nobody is; screens inside the shell are safe. */
export function me(): MemberView {
  const now = current();
  if (now.status !== 'signedIn') throw new Error('me() was asked while nobody is signed in');
  return now.member;
}

/** The company. Reactive. @throws when nobody is signed in. */
export function organization(): OrganizationView {
  const now = current();
  if (now.status !== 'signedIn') throw new Error('organization() was asked while nobody is signed in');
  return now.organization;
}

/** Shows what this device remembers, then asks the server. @param anew loads the page anew */
export async function startSession(anew: typeof startAnew): Promise<void> {
  startAnew = anew;
  onSessionRefused(refused);
  onOtherTabs(hearTab);
  addEventListener('pageshow', lookWhoIsHere);
  document.addEventListener('visibilitychange', lookWhoIsHere);
  surround({
    onMember: (member) => isShown(member.id) && renewSession({ member }),
    onOrganization: (organization) => renewSession({ organization }),
  });
  const asked = api.session.current.query();
  asked.catch(() => {});
  const memberId = deviceSetting('lastMember');
  const remembered = memberId ? await hydrate(memberId) : null;
  if (remembered) enter(remembered.member, remembered.organization, false);
  await settle(asked);
}

/** Asks the server again who is signed in. */
export async function refreshSession(): Promise<void> {
  await settle(api.session.current.query());
}

/** Takes over what the feed or a mutation says about the member or the company. */
export function renewSession(news: { member?: MemberView; organization?: OrganizationView }): void {
  const now = current();
  if (now.status !== 'signedIn') return;
  const next = { ...now, ...news };
  setCurrent(next);
  rememberSelf({ member: next.member, organization: next.organization });
}

export async function signIn(memberId: string, password: string): Promise<SignInOutcome> {
  const outcome = await postSignIn(memberId, password);
  if (outcome !== 'ok') return outcome;
  await refreshSession();
  const now = current();
  if (now.status !== 'signedIn') return 'fault';
  tellOtherTabs({ kind: 'signedIn', memberId: now.member.id });
  return 'ok';
}

/** Ends the session on the server and clears this device's memory of the member. @returns false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  // Told first: tabs hear of the end of their streams before we hear that it worked.
  deviceSetting('signedOut', me().id);
  if (!(await postSignOut())) {
    deviceSetting('signedOut', null);
    return false;
  }
  tellOtherTabs({ kind: 'signedOut', memberId: me().id });
  await leave('here');
  return true;
}

async function settle(asked: ReturnType<typeof api.session.current.query>): Promise<void> {
  try {
    const self = await asked;
    const now = current();
    if (now.status === 'leaving') return;
    if (!self && now.status === 'signedIn') return refused('signedOut');
    // Every tab has heard it by now.
    deviceSetting('signedOut', null);
    if (!self) return void setCurrent({ status: 'signedOut' });
    const { member, organization } = self;
    if (now.status === 'signedIn' && !isShown(member.id)) return await leave('another');
    if (now.status !== 'signedIn') await hydrate(member.id);
    deviceSetting('lastMember', member.id);
    enter(member, organization, true);
  } catch {
    if (current().status === 'asking') setCurrent({ status: 'unreachable' });
  }
}

function enter(member: MemberView, organization: OrganizationView, confirmed: boolean): void {
  showMember(member.id);
  setCurrent({ status: 'signedIn', member, organization, confirmed });
  startSync(member.id);
  if (confirmed) rememberSelf({ member, organization });
}

function isShown(memberId: MemberKey): boolean {
  const now = current();
  return now.status === 'signedIn' && now.member.id === memberId;
}

function refused(refusal: SessionRefusal): void {
  if (refusal === 'anotherMember') return void leave('another');
  const now = current();
  if (now.status !== 'signedIn') return;
  void leave(deviceSetting('signedOut') === now.member.id ? 'tab' : 'ended');
}

function hearTab(news: TabNews): void {
  if (news.kind !== 'signedIn' && news.kind !== 'signedOut') return;
  if (news.kind === 'signedOut') return void (isShown(news.memberId) && leave('tab'));
  if (current().status === 'signedOut') return void refreshSession();
  if (!isShown(news.memberId)) void leave('another');
}

/** A page that was asleep has heard nothing; who was here last stands where every tab can read it. */
function lookWhoIsHere(): void {
  const last = deviceSetting('lastMember');
  if (document.visibilityState === 'visible' && last && !isShown(last)) void leave('another');
}

/** The member goes, at once for whoever looks. What was written and not sent stays on the device unless they signed out. */
async function leave(why: LeaveReason): Promise<void> {
  const now = current();
  if (now.status !== 'signedIn') return;
  setCurrent({ status: 'leaving' });
  if (deviceSetting('lastMember') === now.member.id) deviceSetting('lastMember', null);
  const forgotten = why === 'here' || why === 'tab' ? forgetEverything() : forgetTalks();
  showMember(null);
  await inTime(forgotten, patienceMs, undefined);
  startAnew(why);
}

/** A memory that does not answer must not keep anybody on a page that is no longer theirs. */
const patienceMs = 3000;
