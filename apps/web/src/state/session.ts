import type { MemberView, OrganizationView } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { api, isSignedOut } from '../api/client.ts';
import { deviceSetting } from './device-settings.ts';
import { forgetEverything, forgetTalks, hydrate } from './hydrate.ts';
import { surround } from './known.ts';
import { forgetPeople } from './people.ts';
import { rememberSelf } from './remember.ts';
import { whenSessionEnds } from './session-end.ts';
import { startSync, stopSync } from './sync.ts';

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
  /** Neither the server nor this device's memory could say. */
  | { readonly status: 'unreachable' };

const [current, setCurrent] = createSignal<Session>({ status: 'asking' });

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

/** Shows what this device remembers, then asks the server. */
export async function startSession(): Promise<void> {
  whenSessionEnds(() => {
    // What was written but not sent stays on the device.
    if (current().status === 'signedIn') void leave(forgetTalks);
  });
  surround({
    onMember: (member) => current().status === 'signedIn' && me().id === member.id && renewSession({ member }),
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

export type SignInOutcome = 'ok' | 'wrong' | 'suspended' | 'offline' | 'fault' | TooManyTries;
/** `seconds` until the next try is looked at. */
export type TooManyTries = { readonly seconds: number };

export async function signIn(memberId: string, password: string): Promise<SignInOutcome> {
  const outcome = await postSignIn(memberId, password);
  if (outcome !== 'ok') return outcome;
  await refreshSession();
  return current().status === 'signedIn' ? 'ok' : 'fault';
}

/** Ends the session on the server and clears this device's memory of the member. @returns false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  const told = await post('/api/auth/sign-out', {}).catch(() => null);
  if (!told?.ok) return false;
  deviceSetting('lastMember', null);
  await leave(forgetEverything);
  return true;
}

async function settle(asked: ReturnType<typeof api.session.current.query>): Promise<void> {
  try {
    const self = await asked;
    if (!self) return await leave(forgetTalks);
    const { member, organization } = self;
    if (!isSignedIn(member.id)) await hydrate(member.id);
    deviceSetting('lastMember', member.id);
    enter(member, organization, true);
  } catch (error) {
    if (isSignedOut(error)) await leave(forgetTalks);
    else if (current().status === 'asking') setCurrent({ status: 'unreachable' });
  }
}

function enter(member: MemberView, organization: OrganizationView, confirmed: boolean): void {
  setCurrent({ status: 'signedIn', member, organization, confirmed });
  startSync(member.id);
  if (confirmed) rememberSelf({ member, organization });
}

function isSignedIn(memberId: string): boolean {
  const now = current();
  return now.status === 'signedIn' && now.member.id === memberId;
}

async function leave(forget: () => Promise<void>): Promise<void> {
  stopSync();
  forgetPeople();
  setCurrent({ status: 'signedOut' });
  await forget();
}

async function postSignIn(memberId: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await post('/api/auth/sign-in/username', { username: memberId, password, rememberMe: true });
    if (answer.status === 429) return { seconds: Number(answer.headers.get('retry-after')) || 60 };
    return answer.ok ? 'ok' : (refusals[answer.status] ?? 'fault');
  } catch {
    return 'offline';
  }
}

const refusals: Readonly<Record<number, SignInOutcome>> = {
  400: 'wrong',
  401: 'wrong',
  403: 'suspended',
  422: 'wrong',
};

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
