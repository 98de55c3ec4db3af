import { type ContactView, canTalkWithContact } from '@engawa/domain';
import { Button, ButtonLink } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { directRoomOf, openTalk } from '../../state/address-book.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';

/** Leads into the talk that stands, even when nothing can be sent there now; else opens one, when the rule allows it. */
export function ContactTalkButton(props: { contact: ContactView }) {
  const words = () => text().addressBook.contact;
  return (
    <Show when={directRoomOf(props.contact.id)} fallback={<OpenTalk contact={props.contact} />}>
      {(roomId) => (
        <ButtonLink variant="outside" icon="talk" href={`/rooms/${roomId()}`}>
          {words().talk}
        </ButtonLink>
      )}
    </Show>
  );
}

function OpenTalk(props: { contact: ContactView }) {
  const navigate = useNavigate();
  const reason = () => {
    const facts = { ...props.contact, name: props.contact.displayName, reachable: true };
    const verdict = canTalkWithContact(me(), facts);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const [open, opening] = createWork(() =>
    attempt(async () => navigate(`/rooms/${await openTalk({ contactId: props.contact.id })}`)),
  );
  return (
    <Button variant="outside" icon="talk" busy={opening()} disabledReason={reason()} onClick={() => void open()}>
      {text().addressBook.contact.talk}
    </Button>
  );
}
