import { expect, test } from 'vitest';
import { prepare } from './prepare.ts';

test.each([
  ['.env', '.env'],
  ['棚<卸>.txt', '棚_卸_.txt'],
  ['見積\u202egpj.exe', '見積gpj.exe'],
])('%j stands in the tray under the name with which it will arrive', async (name, arrives) => {
  expect(await prepare(new File(['words'], name))).toMatchObject({
    name: arrives,
    mimeType: 'application/octet-stream',
  });
});
