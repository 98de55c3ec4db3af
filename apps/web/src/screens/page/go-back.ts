import type { Navigator } from '@solidjs/router';

/** The router stamps every history entry with its depth. */
const depth = () => (history.state as { _depth?: number } | null)?._depth ?? 0;
let first: number | undefined;

/** To be called once the first screen stands: what lies before it in the history is not ours. */
export function rememberFirstEntry(): void {
  first ??= depth();
}

/** Back to where one came from within the app; to `home` when this was the first address opened. */
export function goBack(navigate: Navigator, home: string): void {
  if (depth() > (first ?? 0)) navigate(-1);
  else navigate(home, { replace: true });
}
