import { type ContactView, faceColor, isListenedTo } from '@engawa/domain';
import { Avatar, ButtonLink, EmptyState, Icon, List, ListRow, Skeleton } from '@engawa/ui';
import { For, Match, Show, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { contacts } from '../../state/contacts.ts';
import { members } from '../../state/members.ts';

export type ContactListProps = { found: readonly ContactView[]; query: string; chosen: string | undefined };

export function ContactList(props: ContactListProps) {
  const words = () => text().addressBook;
  const listenedTo = () => props.found.filter((contact) => isListenedTo(contact));
  const blocked = () => props.found.filter((contact) => !isListenedTo(contact));
  return (
    <Switch
      fallback={
        <>
          <Show when={listenedTo().length > 0}>
            <Rows label={words().sections.contacts} of={listenedTo()} chosen={props.chosen} />
          </Show>
          <Show when={blocked().length > 0}>
            <h2 class="book-heading">{words().blockedOnes}</h2>
            <Rows label={words().blockedOnes} of={blocked()} chosen={props.chosen} />
          </Show>
        </>
      }
    >
      {/* The lists of members and contacts come together, and a member list is never empty. */}
      <Match when={members().length === 0}>
        <Skeleton label={words().loading} />
      </Match>
      <Match when={contacts().length === 0}>
        <EmptyState
          drawing={<Icon name="qr" />}
          title={words().noContacts.title}
          text={words().noContacts.body}
          action={<ButtonLink href="/profile">{words().noContacts.action}</ButtonLink>}
        />
      </Match>
      <Match when={props.found.length === 0}>
        <p class="book-none" role="status">
          {words().noMatch(props.query.trim())}
        </p>
      </Match>
    </Switch>
  );
}

function Rows(props: { label: string; of: readonly ContactView[]; chosen: string | undefined }) {
  return (
    <List label={props.label}>
      <For each={props.of}>{(contact) => <ContactRow contact={contact} current={contact.id === props.chosen} />}</For>
    </List>
  );
}

function ContactRow(props: { contact: ContactView; current: boolean }) {
  const words = () => text().addressBook;
  /** LINE's own name only where the company calls them something else. */
  const lineName = () => (props.contact.lineName === props.contact.displayName ? null : props.contact.lineName);
  const state = () => {
    if (props.contact.blockedAt) return words().blocked;
    return props.contact.blockedUsAt ? words().blockedUs : null;
  };
  const subtitle = () => [state(), props.contact.company, lineName()].filter(Boolean).join(' · ');
  return (
    <ListRow
      href={`/address-book/contacts/${props.contact.id}`}
      current={props.current}
      leading={
        <Avatar
          name={props.contact.displayName}
          color={faceColor(props.contact.id)}
          photoUrl={props.contact.photoUrl}
          line
          lineLabel={words().line}
        />
      }
      title={props.contact.displayName}
      subtitle={subtitle() || undefined}
    />
  );
}
