// Loaded after the check: the database driver crashes without a word on an old Node.
const needed = 26;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`Engawa needs Node.js ${needed} or newer; this is ${process.version}. "npm start" brings its own.`);
  process.exit(1);
}

const { ConfigError, readConfig } = await import('./config.ts');
const { createLog } = await import('./logging.ts');
const { startApp } = await import('./app.ts');

const { startSentence } = await import('./start-error.ts');

const config = configOrNull();
if (config) await run(config).catch((error) => fail(startSentence(error, config.logLevel)));

function configOrNull() {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map((line) => `- ${line}`);
    return fail(['Engawa cannot start with this configuration:', ...problems].join('\n'));
  }
}

function fail(sentence: string): null {
  console.error(sentence);
  process.exit(1);
  return null;
}

async function run(config: import('./config.ts').Config): Promise<void> {
  const log = createLog(config);
  const app = await startApp(config, { log });
  if (app.newDatabase) {
    console.log(`\nMade a new database at ${app.newDatabase}`);
    console.log('If your company is set up already, this is the wrong place: stop and set DATABASE_URL or DATA_DIR.');
  }
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

export {};
