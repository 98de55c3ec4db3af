import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Config, secretBytes } from './config.ts';
import { StartError } from './start-error.ts';
import { syncFolder } from './sync-folder.ts';

/** The secret of the installation, from which every key is derived; it never leaves this object. */
export class Secret {
  readonly #material: Buffer;

  constructor(material: string) {
    this.#material = Buffer.from(material, 'utf8');
  }

  /** A key of 32 bytes for one purpose; different purposes give unrelated keys. */
  keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#material, 'engawa', purpose, 32));
  }

  toJSON(): string {
    return '[secret]';
  }
}

/**
 * ENGAWA_SECRET, or the file `secret` in the data folder, which is made (mode 600) when absent.
 * @throws StartError when the file is too short to be a secret.
 */
export async function loadSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<Secret> {
  if (config.secret !== null) return new Secret(config.secret);
  const file = join(config.dataDir, 'secret');
  const material = (await readIfThere(file)) ?? (await make(file));
  await removeDrafts(file);
  if (Buffer.byteLength(material) < secretBytes) throw new StartError(`${file} holds fewer than ${secretBytes} bytes.`);
  return new Secret(material);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * Written aside and linked, so that two processes that start together end with one whole secret; and on the disk before
 * anything is sealed with it.
 */
async function make(file: string): Promise<string> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(draftBytes).toString('hex')}`;
  await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    // The other one was faster, and may have removed our draft with its own.
    if (!isCode(error, 'EEXIST', 'ENOENT')) throw error;
  }
  await syncFolder(folder);
  return (await readFile(file, 'utf8')).trim();
}

/** Also those of starts that were killed: each may be the secret itself under a second name. */
async function removeDrafts(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) if (isDraft(name, file)) await rm(join(folder, name), { force: true });
}

function isDraft(name: string, file: string): boolean {
  const begin = `${basename(file)}.`;
  return name.startsWith(begin) && draftEnding.test(name.slice(begin.length));
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

const draftBytes = 6;
const draftEnding = /^[0-9a-f]{12}$/;

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts the secrets of LINE channels at rest: AES-256-GCM, bound to the place where they belong. */
export class Sealing {
  readonly #key: Buffer;

  constructor(secret: Secret) {
    this.#key = secret.keyFor('sealing');
  }

  /** @param place what the text belongs to, such as a channel's id: a sealed text copied elsewhere does not open. */
  seal(text: string, place: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${version}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when it was sealed with another secret, for another place, or changed since. */
  open(sealed: string, place: string): string {
    const [form, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    if (form !== version || bytes.length < nonceBytes + tagBytes) throw new Error('Not a sealed text.');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-tagBytes));
    const opened = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  }
}
