import type { Denial } from '@engawa/domain';
import { Banner, ButtonLink } from '@engawa/ui';
import { Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { members } from '../../state/members.ts';
import { me } from '../../state/session.ts';

/** Why LINE users cannot add this member, and what to do: for an admin the page, for others whom to ask. */
export function InviteDenied(props: { denial: Denial }) {
  const words = () => text().profile.invite;
  const isPermission = () => props.denial.code === 'externalTalkRequired';
  const ask = () => {
    const names = members()
      .filter((member) => member.admin && !member.suspended)
      .map((admin) => admin.name);
    return names.length ? words().askWhom(names) : words().askAdmin;
  };
  return (
    <div class="invite-denied">
      <Banner tone="warning" shape="box" title={words().denied}>
        {denialText(props.denial)}
      </Banner>
      <Show when={me().admin} fallback={<p>{ask()}</p>}>
        <p>{isPermission() ? words().youAreAdminExternalTalk : words().youAreAdminChannel}</p>
        <ButtonLink variant="quiet" href={isPermission() ? '/admin/external-talk' : '/admin/channels'}>
          {isPermission() ? words().toExternalTalk : words().toChannels}
        </ButtonLink>
      </Show>
    </div>
  );
}
