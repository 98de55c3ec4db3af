import { HTTPFetchError } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../asking/answer.ts';
import { NotAskedError } from '../asking/client.ts';
import { outcomeOf } from './outcome.ts';

/** LINE's refusal as its own client throws it. */
function answered(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new HTTPFetchError('LINE said no', {
    status,
    statusText: '',
    headers: new Headers(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const cut = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });

describe('what LINE’s answer means', () => {
  it('a known retry key: accepted earlier, with what was sent then', () => {
    const body = {
      message: 'The retry key is already accepted',
      sentMessages: [{ id: '5', quoteToken: 'q' }, { id: '6' }],
    };
    expect(outcomeOf(answered(409, body, { 'x-line-accepted-request-id': 'first' }))).toEqual({
      kind: 'accepted',
      sent: [
        { id: '5', quoteToken: 'q' },
        { id: '6', quoteToken: null },
      ],
      requestId: 'first',
    });
    expect(outcomeOf(answered(409, { message: 'The retry key is already accepted' }))).toEqual({
      kind: 'accepted',
      sent: [],
      requestId: null,
    });
  });

  const wrongBody = {
    message: 'The request body has 1 error(s)',
    details: [{ message: 'May not be empty', property: 'messages[0].text' }],
  };
  const wrongBodySaid = 'The request body has 1 error(s) / messages[0].text: May not be empty';
  it.each([
    [400, { message: 'Invalid reply token' }, { kind: 'invalidReplyToken' }],
    [400, { message: 'Failed to send messages' }, { kind: 'unknownDestination' }],
    [400, wrongBody, { kind: 'refused', message: wrongBodySaid, guilty: [0] }],
    [400, { message: 'Invalid quote token' }, { kind: 'refused', message: 'Invalid quote token', guilty: null }],
    [
      400,
      { message: 'sender.name length is invalid' },
      { kind: 'refused', message: 'sender.name length is invalid', guilty: null },
    ],
    [400, 'not JSON', { kind: 'refused', message: '', guilty: null }],
    [400, 'null', { kind: 'refused', message: '', guilty: null }],
    [401, { message: 'Authentication failed due to the following reason: …' }, { kind: 'badCredentials' }],
    [
      403,
      { message: 'Access to this API is not available for your account' },
      { kind: 'forbidden', message: 'Access to this API is not available for your account' },
    ],
    [404, { message: 'Not found' }, { kind: 'forbidden', message: 'Not found' }],
    [413, { message: 'Too large' }, { kind: 'refused', message: 'Too large', guilty: null }],
    [429, { message: 'You have reached your monthly limit.' }, { kind: 'monthlyLimit' }],
    [429, { message: 'The API rate limit has been exceeded. Try again later.' }, { kind: 'tooManyRequests' }],
    [429, { message: 'Something new' }, { kind: 'tooManyToContact' }],
    [429, '', { kind: 'tooManyRequests' }],
    [500, { message: 'Internal server error' }, { kind: 'fault' }],
    [503, '<html>', { kind: 'fault' }],
  ])('%i %o', (status, body, outcome) => expect(outcomeOf(answered(status, body))).toEqual(outcome));
});

describe('LINE’s words to a refusal', () => {
  const said = (body: unknown) => (outcomeOf(answered(400, body)) as { message: string }).message;
  it('are kept without what could be a token', () =>
    expect(said({ message: 'The quote token IStG5h1Tz7b0JkLmNoPqRsTuVwXyZ012 is wrong' })).toBe(
      'The quote token … is wrong',
    ));
  it('are kept short', () => expect(said({ message: 'no '.repeat(500) }).length).toBeLessThanOrEqual(300));
});

describe('no answer of LINE', () => {
  it('in time: it may have done what was asked', () =>
    expect(outcomeOf(new NoAnswerError('late'))).toEqual({ kind: 'noAnswer' }));
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
    'because no connection was made (%s): nothing left',
    (code) => expect(outcomeOf(cut(code))).toEqual({ kind: 'unreachable' }),
  );
  it('because each of LINE’s addresses took too long to connect: nothing left', () => {
    const late = Object.assign(new Error(), { code: 'ETIMEDOUT', syscall: 'connect' });
    const noRoute = Object.assign(new Error(), { code: 'ENETUNREACH', syscall: 'connect' });
    const none = Object.assign(new AggregateError([late, noRoute]), { code: 'ETIMEDOUT' });
    expect(outcomeOf(new TypeError('fetch failed', { cause: none }))).toEqual({ kind: 'unreachable' });
    expect(outcomeOf(new TypeError('fetch failed', { cause: late }))).toEqual({ kind: 'unreachable' });
  });
  it.each(['ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', ''])(
    'because it broke off (%s): nobody knows',
    (code) => expect(outcomeOf(cut(code))).toEqual({ kind: 'noAnswer' }),
  );
  it.each([new SyntaxError('Unexpected token'), 'thrown text', undefined])(
    'that can be understood (%o): nobody knows',
    (thrown) => expect(outcomeOf(thrown)).toEqual({ kind: 'noAnswer' }),
  );
});

describe('LINE was not asked, because', () => {
  it('the secret does not open', () =>
    expect(outcomeOf(new NotAskedError('secret', new Error('wrong key')))).toEqual({ kind: 'badCredentials' }));

  it('the database did not tell of the channel', () => {
    const away = Object.assign(new Error(), { code: 'ECONNREFUSED' });
    expect(outcomeOf(new NotAskedError('database', away))).toEqual({ kind: 'notAsked' });
  });

  it.each([
    ['it refuses the secret', answered(400, { error: 'invalid_client' }), 'badCredentials'],
    ['it has too much to do to give a token', answered(429, ''), 'unreachable'],
    ['it broke when asked for a token', answered(500, ''), 'unreachable'],
    ['it gave no token in time', new NoAnswerError('late'), 'unreachable'],
    ['it could not be reached', cut('ECONNREFUSED'), 'unreachable'],
    ['this machine may open no more files', cut('EMFILE'), 'notAsked'],
    ['the connection broke off before there was a token', cut('ECONNRESET'), 'unreachable'],
    ['something between gave a page instead of a token', new SyntaxError('Unexpected token <'), 'unreachable'],
  ])('%s', (_, cause, kind) => expect(outcomeOf(new NotAskedError('token', cause))).toEqual({ kind }));
});
