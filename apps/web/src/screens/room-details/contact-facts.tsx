import { KeyValue } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { contactById } from '../../state/contacts.ts';

/** What the address book knows of the LINE user, in short. */
export function ContactFacts(props: { contactId: string }) {
  const words = () => text().roomDetails;
  return (
    <Show when={contactById(props.contactId)}>
      {(contact) => (
        <>
          <Show when={contact().lineName && contact().lineName !== contact().displayName}>
            <p class="room-details-line-name">{words().lineNameIs(contact().lineName ?? '')}</p>
          </Show>
          <Show when={contact().company || contact().phones.length > 0 || contact().emails.length > 0}>
            <div class="room-details-facts">
              <KeyValue
                rows={[
                  { key: words().company, value: contact().company },
                  { key: words().phone, value: contact().phones.join(text().common.listJoin) },
                  { key: words().email, value: contact().emails.join(text().common.listJoin) },
                ].filter((row) => row.value)}
              />
            </div>
          </Show>
          <a href={`/address-book/contacts/${contact().id}`}>{words().openContact}</a>
        </>
      )}
    </Show>
  );
}
