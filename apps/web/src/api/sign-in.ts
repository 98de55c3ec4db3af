import type { Denial } from '@engawa/domain';
import { memberHeaders } from './page-member.ts';

export type SignInOutcome = 'ok' | 'wrong' | 'suspended' | 'offline' | 'fault' | TooManyTries | WrongAddress;
/** The server is set up for another address than the page was opened at. */
export type WrongAddress = { readonly denial: Denial };
/** `seconds` until the next try is looked at. */
export type TooManyTries = { readonly seconds: number };

export async function postSignIn(memberId: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await post('/api/auth/sign-in/username', { username: memberId, password, rememberMe: true });
    if (answer.status === 429) return { seconds: Number(answer.headers.get('retry-after')) || 60 };
    if (answer.ok) return 'ok';
    const { denial } = (await answer.json().catch(() => ({}))) as { denial?: Denial };
    return denial?.code === 'wrongAddress' ? { denial } : (refusals[answer.status] ?? 'fault');
  } catch {
    return 'offline';
  }
}

/** @returns whether the session has ended: also when it is somebody else's by now. */
export async function postSignOut(): Promise<boolean> {
  const answer = await post('/api/auth/sign-out', {}).catch(() => null);
  if (!answer || answer.ok) return answer !== null;
  const { denial } = (await answer.json().catch(() => ({}))) as { denial?: Denial };
  return denial?.code === 'anotherMember';
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
    headers: { ...memberHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
