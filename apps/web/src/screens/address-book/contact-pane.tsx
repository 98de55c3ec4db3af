import type { ContactView } from '@engawa/domain';
import { canEditContact } from '@engawa/domain';
import { Banner, Button, EmptyState } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { contactById } from '../../state/contacts.ts';
import { me } from '../../state/session.ts';
import { day } from '../page/dates.ts';
import { focusSoon } from '../page/focus.ts';
import { BlockButton } from './block-button.tsx';
import { ContactFactsList } from './contact-facts.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactTalkButton } from './contact-talk-button.tsx';
import { PersonHead } from './person-head.tsx';

export function ContactPane(props: { id: string }) {
  const words = () => text().addressBook.contact;
  return (
    <Show
      when={contactById(props.id)}
      keyed
      fallback={<EmptyState title={words().notFound.title} text={words().notFound.body} />}
    >
      {(contact) => <Contact contact={contact} />}
    </Show>
  );
}

function Contact(props: { contact: ContactView }) {
  const [editing, setEditing] = createSignal(false);
  let editButton: HTMLButtonElement | undefined;
  const stopEditing = () => {
    setEditing(false);
    focusSoon(() => editButton);
  };
  const words = () => text().addressBook.contact;
  const editReason = () => {
    const verdict = canEditContact(me());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const note = () => {
    const { lineName, displayName } = props.contact;
    return lineName && lineName !== displayName ? words().lineNameIs(lineName) : undefined;
  };
  return (
    <div class="book-contact" data-outside="">
      <PersonHead
        name={props.contact.displayName}
        seed={props.contact.id}
        photoUrl={props.contact.photoUrl}
        line
        note={note()}
        back="/address-book/contacts"
      >
        <ContactTalkButton contact={props.contact} />
        <Show when={!editing()}>
          <Button
            ref={(element: HTMLButtonElement) => {
              editButton = element;
            }}
            variant="quiet"
            icon="pencil"
            disabledReason={editReason()}
            onClick={() => setEditing(true)}
          >
            {words().edit}
          </Button>
          <BlockButton contact={props.contact} />
        </Show>
      </PersonHead>
      <Blocked contact={props.contact} />
      <Show when={editing()} fallback={<ContactFactsList contact={props.contact} />}>
        <ContactForm contact={props.contact} close={stopEditing} />
      </Show>
    </div>
  );
}

function Blocked(props: { contact: ContactView }) {
  const words = () => text().addressBook.contact;
  return (
    <>
      <Show when={props.contact.blockedUsAt}>
        {(at) => (
          <Banner tone="alarm" shape="box">
            {words().blockedUsAt(day(at()))}
          </Banner>
        )}
      </Show>
      <Show when={props.contact.blockedAt}>
        {(at) => (
          <Banner tone="warning" shape="box">
            {words().blockedAt(day(at()))}
          </Banner>
        )}
      </Show>
    </>
  );
}
