import { faceColor } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { Words } from '../words.tsx';
import type { SaidProps } from './said.ts';
import './greeting.css';

/** What the account said by itself to somebody who added it, with the card of the member whom they reach. */
export function GreetingBubble(props: SaidProps<'greeting'>) {
  const content = () => props.message.content;
  return (
    <>
      <small class="greeting-label">{text().message.greeting.label}</small>
      <Words text={content().text} />
      <Show when={content().card}>
        {(card) => (
          <span class="greeting-card">
            <Avatar
              name={card().name}
              color={faceColor(card().memberId ?? card().name)}
              photoUrl={card().photoKey ? `/media/photos/${card().photoKey}.png` : null}
              size="s"
            />
            <span>
              <b>{card().name}</b>
              <span>{card().companyName}</span>
            </span>
          </span>
        )}
      </Show>
    </>
  );
}
