import 'fake-indexeddb/auto';
import type { FeedEvent } from '@engawa/domain';
import { createEffect, createRoot, on } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { event, sato, suzuki, takahashi, tanaka } from '../../test/cast.ts';
import { applyEvent } from './apply-event.ts';
import { cache } from './cache.ts';
import { contacts } from './contacts.ts';
import { forgetEverything, hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { loadPeople, personChanged } from './people.ts';
import { flush, rememberFrom } from './remember.ts';

afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetEverything();
});

/** Answers each call of a batch, as the server does, and refuses what is not among the answers. */
function answering(answers: Readonly<Record<string, unknown>>, held?: Promise<void>) {
  const fetched = vi.fn(async (address: string | URL) => {
    const calls = new URL(address, location.href).pathname.split('/').at(-1)!.split(',');
    await held;
    return Response.json(calls.map((call) => (call in answers ? { result: { data: answers[call] } } : refused)));
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
const refused = { error: { message: 'denied', code: -32603, data: { httpStatus: 403 } } };

/** Tells which LINE users are to be seen, each time that it changes. */
function watch(see: (ids: string[]) => void): () => void {
  return createRoot((end) => {
    createEffect(on(contacts, (all) => see(all.map(({ id }) => id)), { defer: true }));
    return end;
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
  hear(event(13, { kind: 'member.changed', member: { ...sato } }));
  await expect.poll(() => contacts().map(({ id }) => id)).toEqual([tanaka.id]);
});

const withdrawn = { ...sato, externalTalk: false };
const emma = { ...tanaka, id: 'c-emma', displayName: 'Emma' };

/** 佐藤’s device with the whole address book in it. */
async function withAddressBook(): Promise<void> {
  await hydrate(sato.id);
  rememberFrom(knowledge);
  answering({ 'member.list': [sato, suzuki], 'contact.list': [tanaka, emma] });
  take([{ of: 'member', member: { ...sato } }]);
  await loadPeople();
  flush();
  await vi.waitFor(async () => expect(await cache()!.count('contact')).toBe(2));
}

test('with the permission the address book of LINE users leaves the page and the device at once, and does not come back', async () => {
  await withAddressBook();
  answering({ 'member.list': [withdrawn, suzuki] });
  hear(event(13, { kind: 'member.changed', member: { ...withdrawn } }));
  expect(contacts()).toEqual([]);
  await vi.waitFor(async () => expect(await cache()!.getAll('contact')).toEqual([]));
  await hydrate(sato.id);
  expect(contacts()).toEqual([]);
});

test('another member’s permission takes nothing from this one', async () => {
  await withAddressBook();
  hear(event(13, { kind: 'member.changed', member: { ...takahashi, externalTalk: false } }));
  expect(contacts()).toHaveLength(2);
});

test('a list of LINE users that was asked for before the permission went is not shown after it', async () => {
  await hydrate(sato.id);
  rememberFrom(knowledge);
  take([{ of: 'member', member: { ...sato } }]);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const fetched = answering({ 'member.list': [sato], 'contact.list': [tanaka] }, held);
  const asked = loadPeople();
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  hear(event(13, { kind: 'member.changed', member: { ...withdrawn } }));
  const shown = vi.fn();
  const stop = watch(shown);
  answering({ 'member.list': [withdrawn] });
  answer();
  await asked;
  stop();
  expect(shown.mock.calls.flatMap(([ids]) => ids)).toEqual([]);
});

test('a device that was away when the permission went forgets the LINE users as soon as the list of members says so', async () => {
  await withAddressBook();
  await hydrate(sato.id);
  expect(contacts()).toHaveLength(2);
  answering({ 'member.list': [withdrawn, suzuki] });
  await loadPeople();
  expect(contacts()).toEqual([]);
  await vi.waitFor(async () => expect(await cache()!.count('contact')).toBe(0));
});
