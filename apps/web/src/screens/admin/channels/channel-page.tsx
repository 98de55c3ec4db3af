import { type ChannelView, faceColor } from '@engawa/domain';
import { Avatar, EmptyState, IconButton, KeyValue } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { channels, reloadWhenChanged } from '../../../state/admin/channels.ts';
import { doctorOf } from '../../../state/admin/doctor.ts';
import { copy } from '../../page/copy.ts';
import { Loaded } from '../../page/loaded.tsx';
import { Page } from '../../page/page.tsx';
import { Section } from '../../page/section.tsx';
import { ChannelCareBanner } from './channel-care-banner.tsx';
import { ChannelTestSection } from './channel-test.tsx';
import { Checklist } from './checklist.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { GreetingSection } from './greeting-section.tsx';
import { ServedSection } from './served-section.tsx';
import './channels.css';
import './doctor.css';

/** One account: who it is, whom it serves, whether LINE reaches us, and what is left to do at LINE. */
export function ChannelPage(props: { id: string }) {
  const words = () => text().adminChannels.page;
  const channel = () => channels.value()?.find((one) => one.id === props.id);
  return (
    <Page
      title={channel()?.displayName ?? text().admin.pages.channels.title}
      back={{ href: '/admin/channels', label: words().back }}
      backAlways
      width="wide"
    >
      <Loaded from={channels} loading={text().admin.loading} shape="text">
        {() => (
          <Show when={channel()} fallback={<EmptyState title={words().notFound.title} text={words().notFound.body} />}>
            {(found) => <Channel channel={found()} />}
          </Show>
        )}
      </Loaded>
    </Page>
  );
}

function Channel(props: { channel: ChannelView }) {
  const doctor = doctorOf(props.channel.id);
  reloadWhenChanged();
  return (
    <>
      <ChannelCareBanner channel={props.channel} />
      <div class="channel-columns">
        <div class="channel-column">
          <Facts channel={props.channel} />
          <ServedSection channel={props.channel} />
        </div>
        <div class="channel-column">
          <ChannelTestSection channel={props.channel} />
          <Checklist channel={props.channel} seen={doctor.value()?.facts} />
        </div>
      </div>
      <GreetingSection channel={props.channel} />
      <DoctorSection channel={props.channel} doctor={doctor} />
    </>
  );
}

function Facts(props: { channel: ChannelView }) {
  const words = () => text().adminChannels.page;
  const isSet = () =>
    props.channel.webhookAskedAt !== null && props.channel.webhookEndpoint === props.channel.webhookUrl;
  const copyUrl = () => void copy(props.channel.webhookUrl, words().copied);
  return (
    <Section title={words().account}>
      <div class="channel-face">
        <Avatar
          name={props.channel.displayName}
          color={faceColor(props.channel.id)}
          photoUrl={props.channel.photoUrl}
          size="l"
          line
          lineLabel="LINE"
        />
        <p class="form-note">{words().lineSees}</p>
      </div>
      <KeyValue
        rows={[
          { key: words().basicId, value: props.channel.basicId },
          { key: words().channelId, value: <span class="num">{props.channel.lineChannelId}</span> },
        ]}
      />
      <div class="channel-url">
        <h3>{words().webhookUrl}</h3>
        <p>
          <code>{props.channel.webhookUrl}</code>
          <IconButton icon="copy" size="s" label={words().copyUrl} onClick={copyUrl} />
        </p>
        <p class="form-note">{isSet() ? words().webhookSet : words().webhookHint}</p>
      </div>
    </Section>
  );
}
