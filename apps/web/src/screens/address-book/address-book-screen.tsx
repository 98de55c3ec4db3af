import { EmptyState, Icon } from '@engawa/ui';
import { useParams } from '@solidjs/router';
import { createEffect, Match, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { BookList, type Kind } from './book-list.tsx';
import { ContactPane } from './contact-pane.tsx';
import { MemberPane } from './member-pane.tsx';
import '../page/form.css';
import '../page/page.css';
import './address-book.css';

/** Everybody one can talk with: members, and LINE users. A list, and beside it (on a phone: over it) one person. */
export default function AddressBookScreen() {
  const params = useParams<{ kind?: string; id?: string }>();
  createEffect(() => {
    document.title = `${text().addressBook.title} · Engawa`;
  });
  const kind = (): Kind => {
    if (params.kind === 'members' || params.kind === 'contacts') return params.kind;
    return me().externalTalk ? 'contacts' : 'members';
  };
  return (
    <div class="book" data-detail={params.id ? '' : undefined}>
      <BookList kind={kind()} chosen={params.id} />
      <section class="book-detail">
        <Switch fallback={<EmptyState drawing={<Icon name="address-book" />} title={text().addressBook.choose} />}>
          <Match when={kind() === 'members' && params.id}>{(id) => <MemberPane id={id()} />}</Match>
          <Match when={kind() === 'contacts' && params.id}>{(id) => <ContactPane id={id()} />}</Match>
        </Switch>
      </section>
    </div>
  );
}
