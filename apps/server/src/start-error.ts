import type { Config } from './config.ts';

/** Why the server or a command cannot start, in sentences for its operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What the console says when the start fails. Where in the code is for those who ask for it. */
export function startSentence(error: unknown, logLevel: Config['logLevel'] = 'info'): string {
  const sentence = sentenceOf(error);
  const traced = logLevel === 'trace' || logLevel === 'debug';
  return traced && error instanceof Error ? `${sentence}\n${error.stack}` : sentence;
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError) return `Engawa could not start. ${error.message}`;
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set PORT to a free one.`;
  if (code === 'EACCES' && port) return `Engawa may not listen on port ${port}. Set PORT to one from 1024 on.`;
  const words = message || code || String(error);
  return error instanceof Error && code === undefined
    ? `Engawa could not start: ${words} (LOG_LEVEL=trace shows where.)`
    : `Engawa could not start: ${words}`;
}
