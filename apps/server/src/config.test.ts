import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('without any setting the server opens port 3000 on all addresses, with SQLite in the data folder, and asks LINE itself', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ host: '0.0.0.0', port: 3000, publicUrl: null, secret: null, trustProxy: false });
  expect(config).toMatchObject({ lineApiUrl: 'https://api.line.me', lineDataApiUrl: 'https://api-data.line.me' });
  expect(config.database).toEqual({ kind: 'sqlite', file: `${config.dataDir}/engawa.db` });
});

test('everything that is wrong is said at once, in sentences, without repeating a secret', () => {
  const problems = problemsOf({
    PORT: '80000',
    PUBLIC_URL: 'chat.example.com',
    DATABASE_URL: 'mysql://root:hunter2@db/engawa',
    ENGAWA_SECRET: 'too-short-hunter2',
    LINE_API_URL: 'ftp://line',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'true',
  });
  expect(problems).toHaveLength(7);
  for (const name of [
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'ENGAWA_SECRET',
    'LINE_API_URL',
    'LOG_LEVEL',
    'TRUST_PROXY',
  ]) {
    expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
  }
  expect(problems.join()).not.toContain('hunter2');
});

test('an empty value counts as none, as container tools write it', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: ' ', ENGAWA_SECRET: '' })).toMatchObject({ port: 3000, publicUrl: null });
});

test('the public address is the root of a host; a slash at its end does not count', () => {
  expect(readConfig({ PUBLIC_URL: 'https://chat.example.com/' }).publicUrl).toBe('https://chat.example.com');
  expect(problemsOf({ PUBLIC_URL: 'https://example.com/engawa' })).toHaveLength(1);
});

test('an address is kept as browsers and LINE write it, however it was typed', () => {
  const publicUrl = (typed: string) => readConfig({ PUBLIC_URL: typed }).publicUrl;
  expect(publicUrl('https://縁側.example')).toBe('https://xn--2yq632i.example');
  expect(publicUrl('HTTPS://Chat.Example.COM:443//')).toBe('https://chat.example.com');
  expect(readConfig({ LINE_API_URL: 'http://LOCALHOST:4000/line//' }).lineApiUrl).toBe('http://localhost:4000/line');
  expect(problemsOf({ PUBLIC_URL: 'https://:hunter2@chat.example.com' })).toHaveLength(1);
});

test('relative paths are relative to the repository, wherever the server was started', () => {
  const here = process.cwd();
  process.chdir('/');
  const { database, dataDir } = readConfig({ DATABASE_URL: 'sqlite:data/here.db', DATA_DIR: 'elsewhere' });
  process.chdir(here);
  const root = dataDir.slice(0, -'/elsewhere'.length);
  expect(root).toMatch(/./);
  expect(database).toEqual({ kind: 'sqlite', file: `${root}/data/here.db` });
});

test('the number of proxies, or their addresses, is all that makes forwarded addresses believed', () => {
  expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' }).trustProxy).toBe('10.0.0.0/8, 127.0.0.1');
});

test('what one member may have waiting is never less than one file may have', () => {
  const limits = { MEDIA_MAX_BYTES: '3000000000', UPLOADS_MAX_BYTES: '1' };
  expect(readConfig(limits)).toMatchObject({ mediaMaxBytes: 3_000_000_000, uploadsMaxBytes: 3_000_000_000 });
  expect(problemsOf({ UPLOADS_MAX_BYTES: '2 GB' })).toEqual(['UPLOADS_MAX_BYTES must be a whole number of bytes.']);
});
