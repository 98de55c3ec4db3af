import { createEffect, onCleanup, untrack } from 'solid-js';
import { openLayer } from './layers.ts';

/** While `isOpen`, Back closes this instead of leaving the page. */
export function createLayer(isOpen: () => boolean, close: () => void): void {
  createSteps(
    () => (isOpen() ? 1 : 0),
    () => close(),
  );
}

/** While a page is at its step `at` (0 is the first), Back leads to the step before it. */
export function createSteps(at: () => number, goTo: (step: number) => void): void {
  const steps: (() => void)[] = [];
  const leaveFrom = (step: number) => {
    for (const closed of steps.splice(step).reverse()) closed();
  };
  createEffect(() => {
    const step = at();
    leaveFrom(step);
    while (steps.length < step) {
      const before = steps.length;
      steps.push(openLayer(() => untrack(() => goTo(before))));
    }
  });
  onCleanup(() => leaveFrom(0));
}
