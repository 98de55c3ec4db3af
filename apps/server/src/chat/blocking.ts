import { assertAllowed, type ContactId, type ContactView, canBlockContact, knownName } from '@engawa/domain';
import { openCall } from '../store/calls.ts';
import { companyBlocks } from '../store/contact-changes.ts';
import { contactById } from '../store/contacts.ts';
import { giveUp, keptFrom } from '../store/giving-up.ts';
import { chatsOfContact, readMarkIsDropped } from '../store/line-chats.ts';
import { memberById, memberFacts } from '../store/members.ts';
import { NotFoundError } from '../store/not-found.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { contactChanged, tellRoomsWith } from './contact-news.ts';

/** From here on nothing of theirs comes in and nothing leaves for them; they are told of neither. */
export function blockContact(store: Store, who: ByMember, contactId: ContactId): Promise<ContactView> {
  return changeBlock(store, who, contactId, 'contact.blocked');
}

/** They are heard again from here on; what they said meanwhile was not kept. */
export function unblockContact(store: Store, who: ByMember, contactId: ContactId): Promise<ContactView> {
  return changeBlock(store, who, contactId, 'contact.unblocked');
}

type Change = 'contact.blocked' | 'contact.unblocked';

function changeBlock(store: Store, who: ByMember, contactId: ContactId, done: Change): Promise<ContactView> {
  return store.write(who, async (tx) => {
    const actor = await memberById(tx.db, who.memberId);
    assertAllowed(canBlockContact(memberFacts(actor)));
    const before = await contactById(tx.db, contactId);
    if (!before) throw new NotFoundError('contact');
    const blocks = done === 'contact.blocked';
    // Who comes second finds it done.
    if ((before.blockedAt !== null) === blocks) return before;
    const chats = await chatsOfContact(tx.db, contactId);
    await companyBlocks(tx, contactId, blocks ? tx.now : null);
    // Also what LINE answered meanwhile so that it would be tried again: nothing from before the block leaves after it.
    await nothingLeaves(tx, chats);
    await tx.record({ done, about: { kind: 'contact', id: contactId, name: before.displayName } });
    const by = { kind: 'member', id: actor.id, name: actor.name } as const;
    const person = { kind: 'contact', id: contactId, name: knownName(before) } as const;
    await tellRoomsWith(tx, contactId, chats, {
      code: blocks ? 'contactBlocked' : 'contactUnblocked',
      by,
      who: person,
    });
    return contactChanged(tx, contactId);
  });
}

/** What LINE may have is left to the outbox, which says when it was to ask again that nobody knows. */
async function nothingLeaves(tx: WriteTx, lineChatIds: readonly string[]): Promise<void> {
  for (const lineChatId of lineChatIds) {
    const begun = await openCall(tx.db, lineChatId);
    const inDoubt = begun?.doubtful === 1 ? begun.id : null;
    const waiting = (await openDeliveries(tx.db, lineChatId, atOnce)).filter(
      ({ status, call_id }) => status !== 'sending' && (inDoubt === null || call_id !== inDoubt),
    );
    await giveUp(tx, waiting, inDoubt === null ? begun : null, keptFrom);
    await readMarkIsDropped(tx, lineChatId);
  }
}

/** More than these stand nowhere; what does is let go by the outbox. */
const atOnce = 500;
