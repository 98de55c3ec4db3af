import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askExternal, checkedLookup, type Resolve } from './external.ts';
import { UnsafeAddressError } from './external-address.ts';

const { signal } = new AbortController();
let server: Server;
let asked: string[];
let address: string;

beforeAll(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/photo') return void response.end('photo');
    const location = request.url === '/round' ? '/round' : 'http://192.168.0.1/photo';
    response.writeHead(302, { location }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** What the lookup that is given to Node answers. */
function lookUp(resolve: Resolve, all: boolean): Promise<unknown> {
  return new Promise((done, fail) => {
    checkedLookup({ loopback: false }, resolve)('files.example.com', { all }, (error, found) =>
      error ? fail(error) : done(found),
    );
  });
}

test('the address that was looked at is the one that is connected to: the name is resolved once', async () => {
  let times = 0;
  const rebinding: Resolve = async () => [{ address: ++times === 1 ? '203.0.114.7' : '127.0.0.1', family: 4 }];
  expect(await lookUp(rebinding, true)).toEqual([{ address: '203.0.114.7', family: 4 }]);
  expect(times).toBe(1);
  await expect(lookUp(rebinding, true)).rejects.toBeInstanceOf(UnsafeAddressError);
});

test('one address inside the house spoils all; a name without any leads nowhere', async () => {
  const mixed: Resolve = async () => [
    { address: '203.0.114.7', family: 4 },
    { address: 'fd00::1', family: 6 },
  ];
  for (const resolve of [mixed, async () => []]) {
    await expect(lookUp(resolve, false)).rejects.toBeInstanceOf(UnsafeAddressError);
  }
});

test('a name of the house is not connected to', async () => {
  const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const before = asked.length;
  const asking = askExternal('https://files.example.com/photo', { loopback: false }, { signal, resolve });
  await expect(asking).rejects.toBeInstanceOf(UnsafeAddressError);
  expect(asked).toHaveLength(before);
});

test('every redirect is looked at again, and there are not many', async () => {
  const ask = (path: string) => askExternal(address + path, { loopback: true }, { signal });
  expect((await ask('/photo')).status).toBe(200);
  await expect(ask('/away')).rejects.toBeInstanceOf(UnsafeAddressError);
  await expect(ask('/round')).rejects.toThrow('too many redirects');
  expect(asked.filter((url) => url === '/round')).toHaveLength(4);
});
