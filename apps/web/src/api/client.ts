import { callsAtOnce, type Denial, DeniedError } from '@engawa/domain';
import type { AppRouter } from '@engawa/server';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client';

const url = '/trpc';

/** The server's procedures, typed. Queries and mutations of one turn share a request; the feed has its own. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: httpBatchLink({ url, maxItems: callsAtOnce }),
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

/** The session is over: sign in again. */
export function isSignedOut(error: unknown): boolean {
  return dataOf(error)?.code === 'UNAUTHORIZED';
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
