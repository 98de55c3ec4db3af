import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, secretBytes } from './config.ts';

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
 * @throws Error when the file is too short to be a secret.
 */
export async function loadSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<Secret> {
  if (config.secret !== null) return new Secret(config.secret);
  const file = join(config.dataDir, 'secret');
  const material = (await readIfThere(file)) ?? (await make(file));
  if (Buffer.byteLength(material) < secretBytes) throw new Error(`${file} holds fewer than ${secretBytes} bytes.`);
  return new Secret(material);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside and linked, so that two processes that start together end with one whole secret. */
async function make(file: string): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

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
