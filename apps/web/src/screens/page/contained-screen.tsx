import { useLocation } from '@solidjs/router';
import { createEffect, type JSX, on } from 'solid-js';
import { Broken } from './broken.tsx';
import { Contained } from './contained.tsx';

/** One screen or pane: when it breaks, the ways to all others stay, and going there and back tries anew. */
export function ContainedScreen(props: { children: JSX.Element }) {
  return <Contained instead={(error, again) => <BrokenHere error={error} again={again} />}>{props.children}</Contained>;
}

function BrokenHere(props: { error: unknown; again: () => void }) {
  const location = useLocation();
  createEffect(on(() => location.pathname, props.again, { defer: true }));
  return <Broken error={props.error} />;
}
