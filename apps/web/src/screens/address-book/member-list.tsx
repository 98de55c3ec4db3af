import { faceColor, type MemberView } from '@engawa/domain';
import { Avatar, ButtonLink, EmptyState, Icon, List, ListRow, Skeleton } from '@engawa/ui';
import { For, Match, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { members } from '../../state/members.ts';
import { me } from '../../state/session.ts';

export type MemberListProps = { found: readonly MemberView[]; query: string; chosen: string | undefined };

export function MemberList(props: MemberListProps) {
  const words = () => text().addressBook;
  return (
    <Switch
      fallback={
        <List label={words().sections.members}>
          <For each={props.found}>{(member) => <MemberRow member={member} current={member.id === props.chosen} />}</For>
        </List>
      }
    >
      <Match when={members().length === 0}>
        <Skeleton label={words().loading} />
      </Match>
      <Match when={members().length === 1}>
        <EmptyState
          drawing={<Icon name="users" />}
          title={words().noMembers.title}
          text={words().noMembers.body}
          action={me().admin ? <ButtonLink href="/admin/members">{words().noMembers.action}</ButtonLink> : undefined}
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

function MemberRow(props: { member: MemberView; current: boolean }) {
  const words = () => text().addressBook;
  const states = () =>
    [
      props.member.id === me().id && words().you,
      props.member.admin && words().admin,
      props.member.suspended && words().suspended,
    ].filter(Boolean);
  return (
    <ListRow
      href={`/address-book/members/${props.member.id}`}
      current={props.current}
      leading={<Avatar name={props.member.name} color={faceColor(props.member.id)} photoUrl={props.member.photoUrl} />}
      title={props.member.name}
      subtitle={[props.member.memberId, ...states()].join(' · ')}
    />
  );
}
