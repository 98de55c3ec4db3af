import { createEffect, ErrorBoundary, type JSX, on } from 'solid-js';

export type ContainedProps = {
  /** What stands there instead; `again` draws the children anew. */
  instead: (error: unknown, again: () => void) => JSX.Element;
  children: JSX.Element;
};

/** Keeps a fault of one part of the screen from taking the rest of the app along. */
export function Contained(props: ContainedProps) {
  return (
    <ErrorBoundary
      fallback={(error, again) => {
        // Whoever looks for the cause finds it where browsers keep such things.
        console.error(error);
        return props.instead(error, again);
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}

/** Draws it anew once what it shows has become another. To be called by what stands there instead. */
export function tryAgainWith(shown: () => unknown, again: () => void): void {
  // A store may change it where it stands: every part of it is listened to.
  createEffect(on(() => JSON.stringify(shown()), again, { defer: true }));
}
