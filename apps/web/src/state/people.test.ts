import 'fake-indexeddb/auto';
import type { FeedEvent } from '@engawa/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { event, sato, suzuki, tanaka } from '../../test/cast.ts';
import { applyEvent } from './apply-event.ts';
import { contacts } from './contacts.ts';
import { hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { loadPeople, personChanged } from './people.ts';
import { rememberFrom } from './remember.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers each call of a batch, as the server does. */
function answering(answers: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('fetch', async (address: string | URL) => {
    const calls = new URL(address, location.href).pathname.split('/').at(-1)!.split(',');
    return Response.json(calls.map((call) => ({ result: { data: answers[call] } })));
  });
}

function hear(news: FeedEvent): void {
  personChanged(news);
  take(applyEvent(knowledge(), news));
}

test('whoever gets the permission while the page is open sees the address book of LINE users', async () => {
  const before = { ...sato, externalTalk: false };
  await hydrate(sato.id);
  rememberFrom(knowledge);
  answering({ 'member.list': [before, suzuki], 'contact.list': [tanaka] });
  take([{ of: 'member', member: before }]);
  await loadPeople();
  expect(contacts()).toEqual([]);
  hear(event(12, { kind: 'member.changed', member: { ...suzuki, name: '鈴木 葵衣' } }));
  hear(event(13, { kind: 'member.changed', member: sato }));
  await expect.poll(() => contacts().map(({ id }) => id)).toEqual([tanaka.id]);
});
