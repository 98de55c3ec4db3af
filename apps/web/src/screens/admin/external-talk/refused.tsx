import { Banner } from '@engawa/ui';
import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import type { ExternalTalkResult } from '../../../state/admin/external-talk.ts';

/** Who did not get the permission, and what has to happen first. */
export function Refused(props: { refused: ExternalTalkResult['refused'] }) {
  const words = () => text().adminMembers.externalTalkPage;
  return (
    <div role="status">
      <Show when={props.refused.length}>
        <Banner tone="warning" shape="box" title={words().refusedTitle}>
          <ul>
            <For each={props.refused}>
              {(one) => (
                <li>
                  <b>{one.name}</b>
                  <br />
                  {denialText(one.denial)}
                </li>
              )}
            </For>
          </ul>
          <p>
            {words().renameFirst} <A href="/admin/members">{text().admin.pages.members.title}</A>
          </p>
        </Banner>
      </Show>
    </div>
  );
}
