// Loaded after the check: the database driver crashes without a word on an old Node.
const needed = 26;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`Engawa needs Node.js ${needed} or newer; this is ${process.version}. "npm start" brings its own.`);
  process.exit(1);
}

const { ConfigError, readConfig } = await import('./config.ts');
const { createLog } = await import('./logging.ts');
const { startApp } = await import('./app.ts');

try {
  await run();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

async function run(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const app = await startApp(config, { log });
  console.log(`\nEngawa is open at ${app.publicUrl} (listening on ${config.host}, port ${config.port}).`);
  if (app.setupCode) console.log(`First run: open it and set up your company.\nSetup code: ${app.setupCode}\n`);
  let stopping = false;
  const stop = async (exitCode: number) => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(exitCode || 130);
    stopping = true;
    log.info('stopping');
    await app.close().catch((err) => log.error({ err }, 'stopped badly'));
    process.exit(exitCode);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught exception');
    void stop(1);
  });
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) {
    return ['Engawa cannot start with this configuration:', ...error.problems.map((line) => `- ${line}`)].join('\n');
  }
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Set PORT to a free one.`;
  return `Engawa could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

export {};
