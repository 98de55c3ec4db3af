import type { ContactId, Instant } from '@engawa/domain';
import type { ContactRow } from './contacts.ts';
import { type FarOff, isFarOff } from './far-off.ts';
import { newId } from './new-id.ts';
import type { WriteTx } from './store.ts';

/** The same LINE user may have come before, through another account of the same provider. LINE is asked who a new one is. */
export async function contactOfLineUser(
  tx: WriteTx,
  lineUserId: string,
): Promise<{ readonly contactId: ContactId; readonly isNew: boolean }> {
  const known = await tx.db
    .selectFrom('contact')
    .select('id')
    .where('line_user_id', '=', lineUserId)
    .executeTakeFirst();
  if (known) return { contactId: known.id, isNew: false };
  const id = newId();
  await tx.db
    .insertInto('contact')
    .values({
      id,
      line_user_id: lineUserId,
      line_name: null,
      line_photo_url: null,
      line_status_message: null,
      name: null,
      reading: null,
      company: null,
      title: null,
      phones: '[]',
      emails: '[]',
      memo: null,
      added_at: tx.now,
      blocked_at: null,
      profile_due_at: tx.now,
      profile_fetched_at: null,
      profile_attempts: 0,
    })
    .execute();
  return { contactId: id, isNew: true };
}

/** What the company knows of them. */
export type Details = Partial<
  Pick<ContactRow, 'name' | 'reading' | 'company' | 'title' | 'phones' | 'emails' | 'memo'>
>;

export async function changeContact(tx: WriteTx, id: ContactId, details: Details): Promise<void> {
  await tx.db.updateTable('contact').set(details).where('id', '=', id).execute();
}

/** @param at null: the company listens to them again. */
export async function companyBlocks(tx: WriteTx, id: ContactId, at: Instant | null): Promise<void> {
  await tx.db.updateTable('contact').set({ blocked_at: at }).where('id', '=', id).execute();
}

/** LINE is to be asked who they are. */
export async function askWhoTheyAre(tx: WriteTx, id: ContactId): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ profile_due_at: tx.now, profile_attempts: 0 })
    .where('id', '=', id)
    .execute();
}

/** What LINE shows of them. */
export type AtLine = Pick<ContactRow, 'line_name' | 'line_photo_url' | 'line_status_message'>;

export async function profileFetched(tx: WriteTx, id: ContactId, known: AtLine): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ ...known, profile_due_at: null, profile_fetched_at: tx.now, profile_attempts: 0 })
    .where('id', '=', id)
    .execute();
}

/** LINE gave no profile. @param again when it is asked once more; null: not before the next sign of life. */
export async function profileNotFetched(
  tx: WriteTx,
  id: ContactId,
  { attempts, again }: { readonly attempts: number; readonly again: Instant | null },
): Promise<void> {
  await tx.db
    .updateTable('contact')
    .set({ profile_due_at: again, profile_attempts: attempts })
    .where('id', '=', id)
    .execute();
}

/** Times that no rule could have set, see `far-off.ts`: LINE is asked now. */
export async function profilesAreDue(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('contact').set({ profile_due_at: tx.now }).where(isFarOff('profile_due_at', far)).execute();
}
