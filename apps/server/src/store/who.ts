import type { MemberKey } from '@engawa/domain';

/** A member, from one of their sessions. */
export type ByMember = {
  readonly kind: 'member';
  readonly memberId: MemberKey;
  /** Null: none was needed, as in the first run that makes them, or where a script speaks for them. */
  readonly sessionId: string | null;
  /** The address of their device, as far as `TRUST_PROXY` lets us know it. */
  readonly from: string | null;
};

/** Whoever sits at the server's console: no member, but may do what an admin may. */
export type Operator = { readonly kind: 'operator' };

/** Somebody without an account, at an address or with a code that we handed out: a file's page, the first run. */
export type Visitor = { readonly kind: 'visitor'; readonly from: string | null };

/**
 * Who does something, told to every verb and known all through its transaction. `line` is LINE, by an event or an answer of
 * its own; `server` is this server's upkeep.
 */
export type Who = ByMember | Operator | Visitor | { readonly kind: 'line' } | { readonly kind: 'server' };

/** Whom rules can be asked about. */
export type Person = ByMember | Operator;

export const byOperator: Operator = { kind: 'operator' };
export const byLine = { kind: 'line' } as const;
export const byServer = { kind: 'server' } as const;
