import { type ChannelCare, type ChannelView, channelCare } from '@engawa/domain';
import { Banner, Button } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { testChannel } from '../../../state/admin/channels.ts';
import { serverNow } from '../../../state/clock.ts';
import { attempt } from '../../page/attempt.ts';
import { dayAndTime } from '../../page/dates.ts';
import { createWork } from '../../page/work.ts';

/** Why no word arrives, or why nobody knows whether it does, and the press that mends what can be mended from here. */
export function ChannelCareBanner(props: { channel: ChannelView }) {
  const words = () => text().adminChannels.careBanner;
  const care = () => {
    const found = channelCare(props.channel, new Date(serverNow()).toISOString());
    // What became of a test stands in its own section.
    return found === 'testFailed' ? null : found;
  };
  const [setAnew, setting] = createWork(() => attempt(() => testChannel(props.channel.id)));
  return (
    <Show when={care()}>
      {(found) => (
        <Banner
          tone={found() === 'notHeard' ? 'warning' : 'alarm'}
          shape="box"
          title={words()[found()].title}
          action={
            <Show when={found() !== 'webhookOff'}>
              <Button variant="quiet" size="s" busy={setting()} onClick={() => void setAnew()}>
                {found() === 'notHeard' ? words().ask : words().takeBack}
              </Button>
            </Show>
          }
        >
          <p>{words()[found()].body}</p>
          <Facts channel={props.channel} care={found()} />
        </Banner>
      )}
    </Show>
  );
}

function Facts(props: { channel: ChannelView; care: ChannelCare }) {
  const words = () => text().adminChannels.careBanner;
  return (
    <>
      <Show when={props.care === 'webhookElsewhere' && props.channel.webhookEndpoint}>
        {(endpoint) => (
          <p class="channel-elsewhere">
            {words().nowAt} <code>{endpoint()}</code>
          </p>
        )}
      </Show>
      <Show when={props.channel.webhookAskedAt} fallback={<p class="form-note">{words().neverAsked}</p>}>
        {(at) => <p class="form-note">{words().askedAt(dayAndTime(at()))}</p>}
      </Show>
    </>
  );
}
