import { type ChannelView, canBeServed, type GreetingView } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { memberById } from '../../../state/members.ts';
import { organization } from '../../../state/session.ts';

/** How the greeting looks on the LINE user's phone: one bubble, with the card on top of the words. */
export function GreetingPreview(props: { channel: ChannelView; greeting: GreetingView }) {
  const words = () => text().adminDoctor.greeting;
  const served = () => props.channel.served.map(({ id }) => memberById(id));
  const reached = () => served().find((member) => member && canBeServed(member).allowed);
  const card = () => (props.greeting.card ? reached() : undefined);
  return (
    <figure class="greeting-preview" data-off={props.greeting.on ? undefined : ''}>
      <figcaption>{props.greeting.on ? words().preview : words().off}</figcaption>
      <Show when={card() || props.greeting.text.trim()}>
        <div class="greeting-bubble">
          <Show when={card()}>
            {(member) => (
              <>
                <Show when={member().photoUrl}>{(url) => <img class="greeting-photo" src={url()} alt="" />}</Show>
                <strong>{member().name}</strong>
                <small>{organization().companyName}</small>
              </>
            )}
          </Show>
          <Show when={props.greeting.text.trim()}>
            <p>{props.greeting.text}</p>
          </Show>
        </div>
      </Show>
      <Show when={reached()} fallback={<p class="form-note">{words().nobodyReached}</p>}>
        <Show when={card() && served().length > 1}>
          <p class="form-note">{words().whoseCard}</p>
        </Show>
      </Show>
    </figure>
  );
}
