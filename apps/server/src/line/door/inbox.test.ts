import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvelope } from './inbox.ts';

describe('the envelope of a webhook', () => {
  it('names the account and carries events, or none', () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
    expect(readEnvelope(Buffer.from(body))).toEqual({ destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events: [] });
  });
  it('carries events as they are, with what LINE may add tomorrow', () => {
    const events = [{ type: 'telepathy' }, null, 7];
    expect(readEnvelope(Buffer.from(JSON.stringify({ destination: 'U1', events, added: true })))).toEqual({
      destination: 'U1',
      events,
    });
  });
  it.each([
    '',
    '{',
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"destination":7,"events":[]}',
    '{"destination":"U1"}',
    '{"destination":"U1","events":{}}',
  ])('is none: %s', (body) => expect(readEnvelope(Buffer.from(body))).toBeNull());
  it('whatever the bytes are, reading them never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          readEnvelope(Buffer.from(bytes));
        },
      ),
    );
  });
});
