import { Icon } from '@engawa/ui';
import { A } from '@solidjs/router';
import { text } from '../../i18n/index.ts';
import { Page } from '../page/page.tsx';
import { InviteCard } from './invite-card.tsx';
import { MeCard } from './me-card.tsx';
import './profile.css';

/** Who I am to others, and how LINE users add me. */
export default function ProfileScreen() {
  return (
    <Page
      title={text().profile.title}
      width="wide"
      actions={
        <A class="page-action" href="/settings" aria-label={text().profile.settings}>
          <Icon name="settings" />
        </A>
      }
    >
      <div class="profile">
        <MeCard />
        <InviteCard />
      </div>
    </Page>
  );
}
