import packageJson from '../../../package.json' with { type: 'json' };

/** How much of the way to the fault is told. */
const stackLines = 8;

/** What somebody who looks for the cause needs: the fault, where and when, version and browser. Nothing that was said. */
export function faultReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, stackLines) : [];
  const named = stack[0]?.includes(String(error)) ? [] : [String(error)];
  return [
    ...named,
    ...stack,
    `${withoutCode(location.pathname)} · ${new Date().toISOString()}`,
    `Engawa ${packageJson.version} · ${navigator.userAgent}`,
  ].join('\n');
}

/** An invitation's address is itself the key. */
function withoutCode(path: string): string {
  return path.replace(/^\/i\/.*/, '/i/…');
}
