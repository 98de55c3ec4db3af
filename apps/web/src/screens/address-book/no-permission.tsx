import type { Denial } from '@engawa/domain';
import { ButtonLink, EmptyState, Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';

/** In place of the LINE users: why they are not shown, and what to do. */
export function NoPermission(props: { denial: Denial }) {
  return (
    <EmptyState
      drawing={<Icon name="lock" />}
      title={text().addressBook.noPermission}
      text={denialText(props.denial)}
      action={
        <Show when={me().admin}>
          <ButtonLink variant="quiet" href="/admin/external-talk">
            {text().profile.invite.toExternalTalk}
          </ButtonLink>
        </Show>
      }
    />
  );
}
