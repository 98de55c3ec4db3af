import { type ChannelCare, type ChannelView, channelCare, daysOfSilence, faceColor } from '@engawa/domain';
import { Avatar, ButtonLink, EmptyState, Icon, List, ListRow } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { channels, reloadWhenChanged } from '../../../state/admin/channels.ts';
import { serverNow } from '../../../state/clock.ts';
import { Loaded } from '../../page/loaded.tsx';
import { AdminPage } from '../admin-page.tsx';
import './channels.css';

export function ChannelList() {
  const words = () => text().adminChannels;
  reloadWhenChanged();
  return (
    <AdminPage
      name="channels"
      actions={
        <ButtonLink size="s" icon="plus" href="/admin/channels/new">
          {words().add.action}
        </ButtonLink>
      }
    >
      <p class="page-lead">{words().lead}</p>
      <Loaded from={channels} loading={text().admin.loading}>
        {(list) => (
          <Show when={list().length} fallback={<None />}>
            <div class="channel-list">
              <List label={text().admin.pages.channels.title}>
                <For each={list()}>{(channel) => <ChannelRow channel={channel} />}</For>
              </List>
            </div>
          </Show>
        )}
      </Loaded>
    </AdminPage>
  );
}

function None() {
  const words = () => text().adminChannels;
  return (
    <EmptyState
      drawing={<Icon name="line-bubble" />}
      title={words().empty.title}
      text={words().empty.body}
      action={<ButtonLink href="/admin/channels/new">{words().add.action}</ButtonLink>}
    />
  );
}

function ChannelRow(props: { channel: ChannelView }) {
  const words = () => text().adminChannels;
  const served = () =>
    props.channel.served.length
      ? words().served.people(props.channel.served.map((member) => member.name))
      : words().served.none;
  const now = () => new Date(serverNow()).toISOString();
  const care = () => channelCare(props.channel, now());
  const silence = () => daysOfSilence(props.channel, now());
  return (
    <ListRow
      href={`/admin/channels/${props.channel.id}`}
      leading={
        <Avatar
          name={props.channel.displayName}
          color={faceColor(props.channel.id)}
          photoUrl={props.channel.photoUrl}
          line
          lineLabel="LINE"
        />
      }
      title={props.channel.displayName}
      subtitle={[props.channel.basicId, served(), silence() && words().silent(silence()!)].filter(Boolean).join(' · ')}
      trailing={
        <span class="tag" data-tone={toneOf(care())}>
          {words().care[care() ?? 'none']}
        </span>
      }
    />
  );
}

function toneOf(care: ChannelCare | null): 'outside' | 'alarm' | undefined {
  if (care === null) return 'outside';
  return care === 'notHeard' ? undefined : 'alarm';
}
