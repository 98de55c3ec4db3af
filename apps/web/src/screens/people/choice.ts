import { createSignal } from 'solid-js';

/** A set of chosen people. */
export function createChoice() {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set<string>());
  return {
    chosen,
    toggle: (id: string) =>
      setChosen((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}
