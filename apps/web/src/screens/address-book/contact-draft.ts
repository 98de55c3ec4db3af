import { type ContactView, inputs } from '@engawa/domain';
import type { ContactAnswers } from '../../state/address-book.ts';
import { issueOf } from '../member-form/field-checks.ts';

/** The form as it is being filled in; every field a text, empty for "nothing". */
export type ContactDraft = {
  name: string;
  reading: string;
  company: string;
  title: string;
  phones: string[];
  emails: string[];
  memo: string;
};

export function draftOf(contact: ContactView): ContactDraft {
  return {
    name: contact.name ?? '',
    reading: contact.reading ?? '',
    company: contact.company ?? '',
    title: contact.title ?? '',
    phones: contact.phones.length ? [...contact.phones] : [''],
    emails: contact.emails.length ? [...contact.emails] : [''],
    memo: contact.memo ?? '',
  };
}

export function answersOf(contactId: string, draft: ContactDraft): ContactAnswers {
  const filled = (list: readonly string[]) => list.map((each) => each.trim()).filter((each) => each !== '');
  return { contactId, ...draft, phones: filled(draft.phones), emails: filled(draft.emails) };
}

/** Places in the list of mail addresses that hold something else. */
export function wrongEmails(draft: ContactDraft): readonly number[] {
  const wrong = (mail: string) =>
    mail.trim() !== '' && issueOf(inputs.contactUpdateInput.entries.emails, [mail.trim()]);
  return draft.emails.flatMap((mail, place) => (wrong(mail) ? [place] : []));
}
