import { createEffect, createRoot, createSignal, getOwner, onCleanup } from 'solid-js';

type Held = () => boolean;

/** What somebody has begun on this page and would lose with it: attached files, a recording, a form. */
const [held, setHeld] = createSignal<readonly Held[]>([]);

/** `is` says, reactively, whether something is unfinished. Ends with the component that calls; of a module it lasts. */
export function holdsUnfinished(is: Held): void {
  setHeld((all) => [...all, is]);
  if (getOwner()) onCleanup(() => setHeld((all) => all.filter((one) => one !== is)));
}

/** Whether a new start of the page would lose something. Reactive. */
export function hasUnfinished(): boolean {
  return held().some((is) => is());
}

/** Lets the browser ask before the page goes. Only while there is something to lose: such a page is not kept for "back". */
export function askBeforeUnload(): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  createRoot(() =>
    createEffect(() => {
      if (!hasUnfinished()) return;
      addEventListener('beforeunload', ask);
      onCleanup(() => removeEventListener('beforeunload', ask));
    }),
  );
}

/** Does it as soon as nothing is unfinished; at once when nothing is. */
export function whenFinished(act: () => void): void {
  createRoot((dispose) =>
    createEffect(() => {
      if (hasUnfinished()) return;
      dispose();
      act();
    }),
  );
}
