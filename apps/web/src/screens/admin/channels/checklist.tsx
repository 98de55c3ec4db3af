import type { ChannelView } from '@engawa/domain';
import { Icon, type IconName } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Section } from '../../page/section.tsx';
import {
  type ChecklistItem,
  checklistItems,
  type ItemState,
  placeOfItem,
  type Seen,
  stateOfItem,
} from './checklist-items.ts';

const icons: Record<ItemState, IconName> = { done: 'check', todo: 'warning', unknown: 'eye' };

/** In the order in which they ask for something. */
const states: readonly ItemState[] = ['todo', 'unknown', 'done'];

/** How LINE is set, on pages where only a person can set it: what is to be changed, what nobody can tell, what is right. */
export function Checklist(props: { channel: ChannelView; seen: Seen | undefined }) {
  const words = () => text().adminChannels.checklist;
  const itemsOf = (state: ItemState) =>
    checklistItems.filter((item) => stateOfItem(item, props.channel, props.seen) === state);
  return (
    <Section title={words().title} lead={words().lead}>
      <For each={states}>
        {(state) => (
          <Show when={itemsOf(state).length > 0}>
            <div class="checklist" data-state={state}>
              <h3>{words().groups[state]}</h3>
              <ul>
                <For each={itemsOf(state)}>
                  {(item) => <Item item={item} state={state} channel={props.channel} seen={props.seen} />}
                </For>
              </ul>
            </div>
          </Show>
        )}
      </For>
    </Section>
  );
}

function Item(props: { item: ChecklistItem; state: ItemState; channel: ChannelView; seen: Seen | undefined }) {
  const words = () => text().adminChannels.checklist;
  return (
    <li>
      <Icon name={icons[props.state]} />
      <div>
        <h4>{words().items[props.item].title}</h4>
        <Show when={known(props.item, props.channel, props.seen)}>
          {(sentence) => <p class="checklist-known">{sentence()}</p>}
        </Show>
        <Show when={props.state !== 'done'}>
          <p>{words().items[props.item].why}</p>
          <p class="checklist-where">{words()[placeOfItem[props.item]]}</p>
        </Show>
      </div>
    </li>
  );
}

/** What we know and from where, in words; nothing is said of what nobody tells. */
function known(item: ChecklistItem, channel: ChannelView, seen: Seen | undefined): string | null {
  const { facts } = text().adminChannels.checklist;
  if (item === 'chat') return channel.chatMode === 'chat' ? facts.chatOn : facts.chatOff;
  if (item === 'useWebhook') return webhookKnown(channel);
  if (item === 'redelivery' && seen?.redeliverySeenAt) return facts.redelivered(dayAndTime(seen.redeliverySeenAt));
  if (item === 'greeting' && seen?.autoReplySuspectedAt) return facts.autoReply(dayAndTime(seen.autoReplySuspectedAt));
  return null;
}

function webhookKnown({ webhookActive, lastEventAt }: ChannelView): string {
  const { facts } = text().adminChannels.checklist;
  if (webhookActive === null) return lastEventAt ? facts.received : facts.notAsked;
  return webhookActive ? facts.webhookActive : facts.webhookInactive;
}
