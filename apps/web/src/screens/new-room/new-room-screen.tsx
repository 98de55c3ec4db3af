import { canCreateRoom, canInvite, canTalkWithContact, type RoomKind } from '@engawa/domain';
import { Button, Card, TextField } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, onMount, Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { contacts } from '../../state/contacts.ts';
import { members } from '../../state/members.ts';
import { loadPeople } from '../../state/people.ts';
import { createRoom } from '../../state/room-acts.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { Page } from '../page/page.tsx';
import { Unsaved } from '../page/unsaved.tsx';
import { createWork } from '../page/work.ts';
import { contactCandidate, matching, memberCandidate } from '../people/candidates.ts';
import { createChoice } from '../people/choice.ts';
import { PickSection } from './pick-section.tsx';
import './new-room.css';

/** Choose people, and a room with them opens. Who cannot be chosen says why. */
export default function NewRoomScreen() {
  const navigate = useNavigate();
  const words = () => text().newRoom;
  const colleagues = createChoice();
  const outsiders = createChoice();
  const [query, setQuery] = createSignal('');
  const [name, setName] = createSignal('');
  const [started, setStarted] = createSignal(false);

  const kind = (): RoomKind => (outsiders.chosen().size > 0 ? 'line' : 'internal');
  const colleagueList = createMemo(() =>
    members()
      .filter((member) => member.id !== me().id)
      .map((member) => memberCandidate(member, canInvite(me(), { kind: kind(), memberIds: [] }, member))),
  );
  const outsiderList = createMemo(() =>
    contacts().map((contact) =>
      contactCandidate(
        contact,
        canTalkWithContact(me(), {
          name: contact.displayName,
          blockedUsAt: contact.blockedUsAt,
          blockedAt: contact.blockedAt,
          reachable: true,
        }),
      ),
    ),
  );
  const noOutsiders = () => {
    const verdict = canCreateRoom(me(), { members: 0, contacts: 1 });
    return verdict.allowed ? words().noContacts : denialText(verdict.denial);
  };
  const people = () => colleagues.chosen().size + outsiders.chosen().size;
  const reason = () => {
    const refusedColleague = colleagueList().find((one) => colleagues.chosen().has(one.id) && one.disabledReason);
    if (refusedColleague) return refusedColleague.disabledReason;
    const verdict = canCreateRoom(me(), { members: colleagues.chosen().size, contacts: outsiders.chosen().size });
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const theOutsider = () => contacts().find((contact) => outsiders.chosen().has(contact.id));
  const [start, busy] = createWork(async () => {
    await attempt(async () => {
      const named = people() > 1 && name().trim() ? { name: name().trim() } : {};
      const roomId = await createRoom({
        memberIds: [...colleagues.chosen()],
        contactIds: [...outsiders.chosen()],
        ...named,
      });
      setStarted(true);
      navigate(`/rooms/${roomId}`, { replace: true });
    });
  });
  onMount(() => void loadPeople());

  return (
    <Page title={words().title} back={{ href: '/', label: text().common.back }}>
      <Unsaved when={people() > 0 && !started()} question={words().unsaved} />
      <p class="page-lead">{words().lead}</p>
      <TextField
        label={words().search}
        hideLabel
        shape="pill"
        icon="search"
        type="search"
        placeholder={words().search}
        value={query()}
        onChange={setQuery}
      />
      <PickSection
        title={words().contacts}
        empty={noOutsiders()}
        all={outsiderList()}
        shown={matching(outsiderList(), query())}
        choice={outsiders}
      />
      <PickSection
        title={words().members}
        empty={words().noMembers}
        all={colleagueList()}
        shown={matching(colleagueList(), query())}
        choice={colleagues}
      />
      <Card title={words().group.title}>
        <p class="page-lead">{words().group.body}</p>
      </Card>
      <div class="new-room-foot" data-outside={kind() === 'line' ? '' : undefined}>
        <Show when={people() > 1}>
          <TextField
            label={words().name}
            description={words().nameHint}
            value={name()}
            onChange={setName}
            maxLength={64}
          />
        </Show>
        <Show when={theOutsider()}>
          {(contact) => <p class="new-room-outside">{words().reachesLine(contact().displayName)}</p>}
        </Show>
        <Button
          block
          size="l"
          variant={kind() === 'line' ? 'outside' : 'primary'}
          busy={busy()}
          disabledReason={reason()}
          onClick={() => void start()}
        >
          {kind() === 'line' ? words().startWithLine : words().start}
        </Button>
      </div>
    </Page>
  );
}
