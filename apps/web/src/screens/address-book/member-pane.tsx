import { canInvite, type MemberView } from '@engawa/domain';
import { Banner, Button, ButtonLink, EmptyState, KeyValue } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { openTalk } from '../../state/address-book.ts';
import { memberById } from '../../state/members.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';
import { PersonHead } from './person-head.tsx';

export function MemberPane(props: { id: string }) {
  const words = () => text().addressBook.member;
  return (
    <Show
      when={memberById(props.id)}
      fallback={<EmptyState title={words().notFound.title} text={words().notFound.body} />}
    >
      {(member) => <Member member={member()} />}
    </Show>
  );
}

function Member(props: { member: MemberView }) {
  const words = () => text().addressBook.member;
  const isMe = () => props.member.id === me().id;
  return (
    <>
      <PersonHead
        name={props.member.name}
        seed={props.member.id}
        photoUrl={props.member.photoUrl}
        note={isMe() ? words().itIsYou : undefined}
        back="/address-book/members"
      >
        <Show
          when={!isMe()}
          fallback={
            <ButtonLink variant="quiet" href="/profile">
              {words().toProfile}
            </ButtonLink>
          }
        >
          <TalkButton member={props.member} />
        </Show>
      </PersonHead>
      <Show when={props.member.suspended}>
        <Banner tone="warning" shape="box">
          {words().suspended}
        </Banner>
      </Show>
      <div class="person-facts">
        <KeyValue
          rows={[
            { key: words().memberId, value: props.member.memberId },
            { key: words().role, value: props.member.admin ? words().roles.admin : words().roles.member },
            {
              key: words().externalTalk,
              value: props.member.externalTalk ? words().externalTalkOn : words().externalTalkOff,
            },
          ]}
        />
      </div>
    </>
  );
}

function TalkButton(props: { member: MemberView }) {
  const navigate = useNavigate();
  const reason = () => {
    const verdict = canInvite(me(), { kind: 'internal', memberIds: [me().id] }, props.member);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const [open, opening] = createWork(() =>
    attempt(async () => navigate(`/rooms/${await openTalk({ memberId: props.member.id })}`)),
  );
  return (
    <Button icon="talk" busy={opening()} disabledReason={reason()} onClick={() => void open()}>
      {text().addressBook.member.talk}
    </Button>
  );
}
