import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signBody, stringifyLikeLine } from './signature.ts';

test('The signature is that of the example which LINE publishes', () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signBody('8c570fa6dd201bb328f1c1eac23a96d8', body)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
});

test('Whatever users write, the body is ASCII and means the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const body = stringifyLikeLine({ text });
      expect(Buffer.byteLength(body)).toBe(body.length);
      expect(JSON.parse(body)).toEqual({ text });
    }),
  );
});
