import { type Accessor, createSignal } from 'solid-js';

/** Work started by a button: never twice at once, and known while it lasts. */
export function createWork<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): [run: (...given: Given) => Promise<void>, busy: Accessor<boolean>] {
  const [busy, setBusy] = createSignal(false);
  const run = async (...given: Given) => {
    if (busy()) return;
    setBusy(true);
    try {
      await work(...given);
    } finally {
      setBusy(false);
    }
  };
  return [run, busy];
}
