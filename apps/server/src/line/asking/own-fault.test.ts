import { expect, it } from 'vitest';
import { NoRoomError } from '../../media/disk-room.ts';
import { DecoderEndedError } from '../../media/image-work.ts';
import { NotAskedError } from './client.ts';
import { isOwnFault } from './own-fault.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });
const fetchFailed = (code: string) => new TypeError('fetch failed', { cause: coded(code) });

it.each([
  ['the disk is nearly full', new NoRoomError('0 bytes free')],
  ['the system ended the decoder', new DecoderEndedError('SIGKILL')],
  ['the disk is broken', coded('EIO')],
  ['no more files may be opened', fetchFailed('EMFILE')],
  ['the database does not answer', new NotAskedError('database', coded('ECONNREFUSED'))],
])('this machine is at fault when %s', (_, error) => expect(isOwnFault(error)).toBe(true));

it.each([
  ['LINE cannot be reached', fetchFailed('ECONNREFUSED')],
  ['LINE gives no token', new NotAskedError('token', fetchFailed('ECONNRESET'))],
  ['the secret does not open', new NotAskedError('secret', new Error('wrong key'))],
  ['nobody knows why', new Error('?')],
])('it is not when %s', (_, error) => expect(isOwnFault(error)).toBe(false));
