import { For } from 'solid-js';
import { text } from '../../i18n/index.ts';
import type { MyInvitation } from '../../state/invitation.ts';

/** The LINE Official Accounts behind the link, with the LINE ID that LINE users can search for. */
export function InviteAccounts(props: { ways: MyInvitation['ways'] }) {
  const words = () => text().profile.invite;
  return (
    <div class="invite-accounts">
      <h4>{words().accounts}</h4>
      <ul>
        <For each={props.ways}>
          {(way) => (
            <li>
              <span>{words().account(way.channelName, way.basicId)}</span>
              <span class="form-note">{way.personal ? words().accountPersonal : words().accountShared}</span>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
