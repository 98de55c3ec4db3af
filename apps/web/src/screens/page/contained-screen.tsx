import { useLocation } from '@solidjs/router';
import { createEffect, type JSX, on } from 'solid-js';
import { Broken } from './broken.tsx';
import { Contained } from './contained.tsx';

type ContainedScreenProps = {
  /** 2 where something above it is the page's title. */
  level?: 1 | 2;
  children: JSX.Element;
};

/** One screen or pane: when it breaks, the ways to all others stay, and going there and back tries anew. */
export function ContainedScreen(props: ContainedScreenProps) {
  return (
    <Contained instead={(error, again) => <BrokenHere error={error} again={again} level={props.level ?? 1} />}>
      {props.children}
    </Contained>
  );
}

function BrokenHere(props: { error: unknown; again: () => void; level: 1 | 2 }) {
  const location = useLocation();
  createEffect(on(() => location.pathname, props.again, { defer: true }));
  return <Broken error={props.error} level={props.level} />;
}
