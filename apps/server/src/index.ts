export { type App, startApp } from './app.ts';
export { type Config, ConfigError, readConfig } from './config.ts';
export type { AppRouter } from './rpc/router.ts';
export type { ErrorData } from './rpc/trpc.ts';
