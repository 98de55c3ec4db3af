import { type Accessor, createSignal, getOwner } from 'solid-js';
import { endsWithMember } from './member-end.ts';
import { session } from './session.ts';

/** Something of the server's that no feed event keeps fresh: loaded when a screen asks, kept for as long as the same member is signed in. */
export type Remote<T> = {
  /** Reactive. Undefined before the first answer. */
  readonly value: Accessor<T | undefined>;
  /** Reactive. What went wrong with the last load; undefined when it worked. */
  readonly error: Accessor<unknown>;
  /** Asks the server again; never rejects. */
  readonly load: () => Promise<void>;
  /** Puts a newer value in, for example a mutation's answer. */
  readonly replace: (value: T) => void;
};

type Held<T> = { readonly owner: string | null; readonly value: T };

/** A place on this device for the last value. */
export type Memory<T> = {
  readonly read: () => Promise<T | undefined>;
  readonly write: (value: T) => Promise<void>;
};

export function createRemote<T>(ask: () => Promise<T>, memory?: Memory<T>): Remote<T> {
  const [held, setHeld] = createSignal<Held<T>>();
  const [error, setError] = createSignal<unknown>();
  // What a screen asked for ends with the screen.
  if (!getOwner())
    endsWithMember(() => {
      setHeld(undefined);
      setError(undefined);
    });
  /** Questions and newer values are numbered as they come: an answer to what was asked before what is held says nothing. */
  let asked = 0;
  let holding = 0;
  const hold = (owner: string | null, value: T, number: number) => {
    holding = number;
    setHeld({ owner, value });
    setError(undefined);
    memory?.write(value).catch(() => {});
  };
  const recall = async (owner: string | null) => {
    if (!memory || held()?.owner === owner) return;
    const value = await memory.read().catch(() => undefined);
    if (value !== undefined && held()?.owner !== owner) setHeld({ owner, value });
  };
  const load = async () => {
    const owner = signedInMember();
    await recall(owner);
    const number = ++asked;
    try {
      const value = await ask();
      if (number > holding) hold(owner, value, number);
    } catch (reason) {
      if (number > holding) setError(reason);
    }
  };
  return {
    value: () => (held()?.owner === signedInMember() ? held()?.value : undefined),
    error,
    load,
    replace: (value) => hold(signedInMember(), value, ++asked),
  };
}

/** Another member on the same device must not see what the last one loaded. */
function signedInMember(): string | null {
  const now = session();
  return now.status === 'signedIn' ? now.member.id : null;
}
