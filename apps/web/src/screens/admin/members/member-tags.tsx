import type { MemberView } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { me } from '../../../state/session.ts';

/** What is special about a member, in a word each. */
export function MemberTags(props: { member: MemberView }) {
  const words = () => text().adminMembers;
  return (
    <>
      <Show when={props.member.id === me().id}>
        <span class="tag">{words().you}</span>
      </Show>
      <Show when={props.member.admin}>
        <span class="tag" data-tone="inside">
          {words().admin}
        </span>
      </Show>
      <Show when={props.member.externalTalk}>
        <span class="tag" data-tone="outside">
          {words().externalTalk}
        </span>
      </Show>
      <Show when={props.member.suspended}>
        <span class="tag" data-tone="alarm">
          {words().suspended}
        </span>
      </Show>
    </>
  );
}
