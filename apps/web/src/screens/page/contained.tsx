import { ErrorBoundary, type JSX } from 'solid-js';

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
