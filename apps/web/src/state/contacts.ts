import type { ContactView } from '@engawa/domain';
import { createMemo, createRoot } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { endsWithMember } from './member-end.ts';

type ById = Record<string, ContactView>;

const [contactsById, setContacts] = createStore<ById>({});
endsWithMember(() => contactStore.reset({}));

/** Undefined when not known (yet). Reactive. */
export function contactById(id: string): ContactView | undefined {
  return contactsById[id];
}

/** Everybody known, by name. Reactive. */
export const contacts = createRoot(() =>
  createMemo(() => Object.values(contactsById).sort((a, b) => sortName(a).localeCompare(sortName(b), 'ja'))),
);

export const contactStore = {
  raw: () => unwrap(contactsById),
  set: (contact: ContactView) => setContacts(contact.id, reconcile(contact)),
  remove: (id: string) => setContacts(id, undefined!),
  reset: (byId: ById) => setContacts(reconcile(byId)),
};

/** Japanese names sort by their reading, where somebody wrote it down. */
function sortName(contact: ContactView): string {
  return contact.reading ?? contact.displayName;
}
