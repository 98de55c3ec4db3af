import { callsAtOnce, type Denial, DeniedError } from '@engawa/domain';
import type { AppRouter } from '@engawa/server';
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
} from '@trpc/client';
import { clockHeader, hearClock } from './clock.ts';
import { memberHeaders } from './page-member.ts';
import { refusalIn, type SessionRefusal, sessionRefused } from './refusals.ts';

const url = '/trpc';

/** Every answer says what the server's clock shows. */
const timed: typeof fetch = async (...request) => {
  const askedAt = Date.now();
  const answer = await fetch(...request);
  hearClock(answer.headers.get(clockHeader), askedAt, Date.now());
  return answer;
};

/** Hears of every call whether the page may go on; whoever made it need not look. */
const watchSession: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(op).pipe((source) => ({
      subscribe: (observer) =>
        source.subscribe({
          ...observer,
          error(error) {
            const refusal = sessionRefusalOf(error);
            // A stream ends with its session, and the page may have a newer one: a plain question says so.
            if (refusal && (refusal === 'anotherMember' || op.type !== 'subscription')) sessionRefused(refusal);
            observer.error?.(error);
          },
        }),
    }));

/** The server's procedures, typed. Queries and mutations of one turn share a request; the feed has its own. */
export const api = createTRPCClient<AppRouter>({
  links: [
    watchSession,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: httpBatchLink({ url, maxItems: callsAtOnce, headers: memberHeaders, fetch: timed }),
    }),
  ],
});

/** What the server adds to every error. */
export type ErrorData = {
  readonly code: string;
  readonly httpStatus: number;
  readonly denial?: Denial;
  readonly invalid?: readonly { readonly path: string }[];
  readonly faultId?: string;
};

function dataOf(error: unknown): ErrorData | null {
  return error instanceof TRPCClientError ? ((error.data as ErrorData | null | undefined) ?? null) : null;
}

/** The rule's "no" inside an error, or null. */
export function denialOf(error: unknown): Denial | null {
  if (error instanceof DeniedError) return error.denial;
  return dataOf(error)?.denial ?? null;
}

/** Not the call's fault: nobody is signed in, or somebody else; null when it is neither. */
export function sessionRefusalOf(error: unknown): SessionRefusal | null {
  return refusalIn(dataOf(error)?.httpStatus ?? 0, denialOf(error));
}

/** Not there, or not ours to see. */
export function isNotFound(error: unknown): boolean {
  return dataOf(error)?.code === 'NOT_FOUND';
}

/** Paths of the input that had a wrong shape; empty when the shape was not the trouble. */
export function invalidPaths(error: unknown): readonly string[] {
  return dataOf(error)?.invalid?.map((problem) => problem.path) ?? [];
}

/** The number under which the server logged its own failure, or null. */
export function faultOf(error: unknown): string | null {
  return dataOf(error)?.faultId ?? null;
}

/** No answer came, one that is not the server's own, or that it cannot write just now: trying again later can help. */
export function isOffline(error: unknown): boolean {
  if (dataOf(error)?.code === 'SERVICE_UNAVAILABLE') return true;
  return error instanceof TRPCClientError ? dataOf(error) === null : error instanceof TypeError;
}
