import { Card } from '@engawa/ui';
import { Match, Show, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { invitation, type MyInvitation } from '../../state/invitation.ts';
import { Loaded } from '../page/loaded.tsx';
import { InviteAccounts } from './invite-accounts.tsx';
import { InviteDenied } from './invite-denied.tsx';
import { InviteLink } from './invite-link.tsx';
import { InviteQr } from './invite-qr.tsx';
import { TalkId } from './talk-id.tsx';

/** Everything with which LINE users add this member; or why they cannot, and whom to ask. */
export function InviteCard() {
  return (
    <div class="invite" data-outside="">
      <Card title={text().profile.invite.title} text={text().profile.invite.lead}>
        <Loaded from={invitation} loading={text().profile.invite.loading} shape="text">
          {(mine) => <Inside mine={mine()} />}
        </Loaded>
      </Card>
    </div>
  );
}

function Inside(props: { mine: MyInvitation }) {
  const denial = () => (props.mine.verdict.allowed ? undefined : props.mine.verdict.denial);
  return (
    <Switch>
      <Match when={denial()}>{(reason) => <InviteDenied denial={reason()} />}</Match>
      <Match when={props.mine.invitation}>
        {(link) => (
          <>
            <InviteQr url={link().url} />
            <TalkId />
            <InviteLink invitation={link()} />
            <Show when={props.mine.ways.length}>
              <InviteAccounts ways={props.mine.ways} />
            </Show>
          </>
        )}
      </Match>
    </Switch>
  );
}
