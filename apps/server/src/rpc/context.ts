import type { MemberKey } from '@engawa/domain';
import type { FastifyBaseLogger } from 'fastify';
import type { SignedIn } from '../auth/session-cookie.ts';
import type { Parts } from '../parts.ts';

/** What a procedure gets: the parts of the server, and who asks. */
export type RpcContext = Parts & {
  readonly session: SignedIn | null;
  readonly request: {
    /** Stands in the log beside everything this request did. */
    readonly id: string;
    readonly ip: string;
    readonly userAgent: string | null;
    /** Whom the page that asks shows; null: it does not say. */
    readonly believed: MemberKey | null;
    readonly log: FastifyBaseLogger;
  };
};
