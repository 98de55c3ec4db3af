import type { ChannelView } from '@engawa/domain';
import { Icon, type IconName } from '@engawa/ui';
import { For } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Section } from '../../page/section.tsx';
import { type ChecklistItem, checklistItems, type ItemState, placeOfItem, stateOfItem } from './checklist-items.ts';

const icons: Record<ItemState, IconName> = { done: 'check', todo: 'warning', unknown: 'eye' };

/** What is left to do on LINE's own pages: where, why, and what is known of it. */
export function Checklist(props: { channel: ChannelView }) {
  const words = () => text().adminChannels.checklist;
  return (
    <Section title={words().title} lead={words().lead}>
      <ol class="checklist">
        <For each={checklistItems}>{(item) => <Item item={item} channel={props.channel} />}</For>
      </ol>
    </Section>
  );
}

function Item(props: { item: ChecklistItem; channel: ChannelView }) {
  const words = () => text().adminChannels.checklist;
  const state = () => stateOfItem(props.item, props.channel);
  return (
    <li data-state={state()}>
      <Icon name={icons[state()]} />
      <div>
        <h3>{words().items[props.item].title}</h3>
        <p>{words().items[props.item].why}</p>
        <p class="checklist-where">{words()[placeOfItem[props.item]]}</p>
        <p class="checklist-known">{known(props.item, props.channel, state())}</p>
      </div>
    </li>
  );
}

/** What we know and from where, in words. */
function known(item: ChecklistItem, channel: ChannelView, state: ItemState): string {
  const words = text().adminChannels.checklist;
  if (item === 'chat') return state === 'done' ? words.facts.chatOn : words.facts.chatOff;
  if (item !== 'useWebhook') return words.state.unknown;
  const arrived = channel.lastEventAt ? words.facts.received(dayAndTime(channel.lastEventAt)) : words.facts.notReceived;
  if (channel.webhookActive === null) return arrived;
  return `${channel.webhookActive ? words.facts.webhookActive : words.facts.webhookInactive} ${arrived}`;
}
