import { assertAllowed, canAct, canAdminister, canSpeakFor, type Denial, DeniedError } from '@engawa/domain';
import { initTRPC, StandardSchemaV1Error, TRPCError } from '@trpc/server';
import { DatabaseBusyError } from '../store/database-busy-error.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { RpcContext } from './context.ts';
import { faultId } from './fault.ts';

/** What a client learns of an error besides its code: a denial or a fault (docs/glossary.md), or a wrong shape. */
export type ErrorData = {
  readonly code: TRPCError['code'];
  readonly httpStatus: number;
  readonly path?: string;
  /** A rule said no. */
  readonly denial?: Denial;
  /** Where the input had a wrong shape; never the value, which may be a password. */
  readonly invalid?: readonly { readonly path: string }[];
  /** Names the line in the server's log. */
  readonly faultId?: string;
};

const t = initTRPC.context<RpcContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({ ...shape, message: error.code, data: errorData(shape.data, error) }),
});

function errorData(
  { code, httpStatus, path }: { code: TRPCError['code']; httpStatus: number; path?: string },
  error: TRPCError,
): ErrorData {
  const known = { code, httpStatus, ...(path !== undefined && { path }) };
  if (error.cause instanceof DeniedError) return { ...known, denial: error.cause.denial };
  if (code === 'BAD_REQUEST') return { ...known, invalid: invalidPaths(error.cause) };
  return code === 'INTERNAL_SERVER_ERROR' ? { ...known, faultId: faultId(error) } : known;
}

/** Enough to find the mistake; an answer must not be longer than the question. */
const reportedPaths = 8;

function invalidPaths(cause: unknown): { path: string }[] {
  if (!(cause instanceof StandardSchemaV1Error)) return [];
  return cause.issues.slice(0, reportedPaths).map(({ path = [] }) => ({
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  }));
}

/** Gives what verbs throw the status that clients understand. */
const answersInStatus = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DeniedError) throw new TRPCError({ code: 'FORBIDDEN', cause });
  if (cause instanceof NotFoundError) throw new TRPCError({ code: 'NOT_FOUND', cause });
  if (cause instanceof DatabaseBusyError) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause });
  return result;
});

export const { router } = t;

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure.use(answersInStatus);

/** A member who is signed in: `ctx.who` acts. */
export const memberProcedure = publicProcedure.use(({ ctx, next }) => {
  const { session } = ctx;
  if (!session) throw new TRPCError({ code: 'UNAUTHORIZED' });
  assertAllowed(canSpeakFor(session.who.memberId, ctx.request.believed));
  assertAllowed(canAct(session.actor));
  return next({ ctx: { session, who: session.who } });
});

/** A member who may open the admin panel. Verbs ask again inside their transaction. */
export const adminProcedure = memberProcedure.use(({ ctx, next }) => {
  assertAllowed(canAdminister(ctx.session.actor));
  return next();
});
