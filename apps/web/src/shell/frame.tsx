import type { RouteSectionProps } from '@solidjs/router';
import { Suspense } from 'solid-js';
import { Waiting } from './waiting.tsx';

/** Around every route, signed in or not. */
export function Frame(props: RouteSectionProps) {
  return <Suspense fallback={<Waiting />}>{props.children}</Suspense>;
}
