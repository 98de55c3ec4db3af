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

/** What is left to do on LINE's own pages: where, why, and what is known of it. */
export function Checklist(props: { channel: ChannelView; seen: Seen | undefined }) {
  const words = () => text().adminChannels.checklist;
  return (
    <Section title={words().title} lead={words().lead}>
      <ol class="checklist">
        <For each={checklistItems}>{(item) => <Item item={item} channel={props.channel} seen={props.seen} />}</For>
      </ol>
    </Section>
  );
}

function Item(props: { item: ChecklistItem; channel: ChannelView; seen: Seen | undefined }) {
  const words = () => text().adminChannels.checklist;
  const state = () => stateOfItem(props.item, props.channel, props.seen);
  return (
    <li data-state={state()}>
      <Icon name={icons[state()]} />
      <div>
        <h3>{words().items[props.item].title}</h3>
        <p class="checklist-known">{known(props.item, props.channel, props.seen)}</p>
        <Show when={state() !== 'done'}>
          <p>{words().items[props.item].why}</p>
          <p class="checklist-where">{words()[placeOfItem[props.item]]}</p>
        </Show>
      </div>
    </li>
  );
}

/** What we know and from where, in words. */
function known(item: ChecklistItem, channel: ChannelView, seen: Seen | undefined): string {
  const { facts, state } = text().adminChannels.checklist;
  if (item === 'chat') return channel.chatMode === 'chat' ? facts.chatOn : facts.chatOff;
  if (item === 'useWebhook') return webhookKnown(channel);
  if (item === 'redelivery' && seen?.redeliverySeenAt) return facts.redelivered(dayAndTime(seen.redeliverySeenAt));
  if (item === 'greeting' && seen?.autoReplySuspectedAt) return facts.autoReply(dayAndTime(seen.autoReplySuspectedAt));
  return state.unknown;
}

function webhookKnown({ webhookActive, lastEventAt }: ChannelView): string {
  const { facts, state } = text().adminChannels.checklist;
  if (webhookActive === null) return lastEventAt ? facts.received : state.notAsked;
  return webhookActive ? facts.webhookActive : facts.webhookInactive;
}
