import { canEditContact } from '@engawa/domain';
import { FilterChips, IconButton, TextField } from '@engawa/ui';
import { A, useNavigate } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { text } from '../../i18n/index.ts';
import { contacts } from '../../state/contacts.ts';
import { isWide } from '../../state/media.ts';
import { members } from '../../state/members.ts';
import { me } from '../../state/session.ts';
import { contactFields, fitsQuery, memberFields } from '../page/search.ts';
import { ContactList } from './contact-list.tsx';
import { MemberList } from './member-list.tsx';
import { NoPermission } from './no-permission.tsx';

export type Kind = 'members' | 'contacts';

/** One of the two sections, and the search over both. */
export function BookList(props: { kind: Kind; chosen: string | undefined }) {
  const navigate = useNavigate();
  const [query, setQuery] = createSignal('');
  const words = () => text().addressBook;
  const foundMembers = createMemo(() => members().filter((member) => fitsQuery(query(), memberFields(member))));
  const foundContacts = createMemo(() => contacts().filter((contact) => fitsQuery(query(), contactFields(contact))));
  const verdict = () => canEditContact(me());
  const denial = () => {
    const answer = verdict();
    return answer.allowed ? undefined : answer.denial;
  };
  return (
    <div class="book-list">
      <header class="book-bar">
        <Dynamic component={isWide() || !props.chosen ? 'h1' : 'p'}>{words().title}</Dynamic>
      </header>
      <search class="book-search">
        <TextField
          label={words().search}
          hideLabel
          type="search"
          shape="pill"
          icon="search"
          placeholder={words().search}
          value={query()}
          onChange={setQuery}
          trailing={
            <Show when={query()}>
              <IconButton icon="close" size="s" label={words().clearSearch} onClick={() => setQuery('')} />
            </Show>
          }
        />
        <FilterChips
          label={words().kinds}
          options={[
            { value: 'members', label: words().sections.members, count: foundMembers().length },
            { value: 'contacts', label: words().sections.contacts, count: foundContacts().length },
          ]}
          value={props.kind}
          onChange={(kind) => navigate(`/address-book/${kind}`)}
        />
      </search>
      <div class="book-scroll">
        <Switch>
          <Match when={props.kind === 'members'}>
            <MemberList found={foundMembers()} query={query()} chosen={props.chosen} />
            <OtherSection query={query()} kind="contacts" count={foundContacts().length} />
          </Match>
          <Match when={denial()}>{(reason) => <NoPermission denial={reason()} />}</Match>
          <Match when={props.kind === 'contacts'}>
            <ContactList found={foundContacts()} query={query()} chosen={props.chosen} />
            <OtherSection query={query()} kind="members" count={foundMembers().length} />
          </Match>
        </Switch>
      </div>
    </div>
  );
}

/** A search that finds somebody in the section that is not shown says so. */
function OtherSection(props: { query: string; kind: Kind; count: number }) {
  const words = () => text().addressBook;
  return (
    <Show when={props.query.trim() && props.count > 0}>
      <p class="book-other">
        <A href={`/address-book/${props.kind}`}>{words().otherSection(props.count, words().sections[props.kind])}</A>
      </p>
    </Show>
  );
}
