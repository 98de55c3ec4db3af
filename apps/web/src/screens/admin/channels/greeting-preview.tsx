import type { ChannelView, GreetingView } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';
import { organization } from '../../../state/session.ts';

/** How the greeting looks on the LINE user's phone. */
export function GreetingPreview(props: { channel: ChannelView; greeting: GreetingView }) {
  const words = () => text().adminDoctor.greeting;
  const reception = () => members().find((member) => member.id === props.channel.served[0]?.id);
  return (
    <figure class="greeting-preview" data-off={props.greeting.on ? undefined : ''}>
      <figcaption>{props.greeting.on ? words().preview : words().off}</figcaption>
      <Show when={props.greeting.card && reception()}>
        {(member) => (
          <div class="greeting-card">
            <Avatar name={member().name} seed={member().id} photoUrl={member().photoUrl} size="l" />
            <strong>{member().name}</strong>
            <span>{organization().companyName}</span>
          </div>
        )}
      </Show>
      <Show when={props.greeting.text.trim()}>
        <p class="greeting-bubble">{props.greeting.text}</p>
      </Show>
    </figure>
  );
}
