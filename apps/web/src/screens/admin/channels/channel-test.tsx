import type { ChannelTest, ChannelView } from '@engawa/domain';
import { Banner, Button } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { testChannel } from '../../../state/admin/channels.ts';
import { attempt } from '../../page/attempt.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Section } from '../../page/section.tsx';
import { createWork } from '../../page/work.ts';

/** Whether LINE reaches our webhook, and what to do when it does not. */
export function ChannelTestSection(props: { channel: ChannelView }) {
  const words = () => text().adminChannels.test;
  const [test, testing] = createWork(() => attempt(() => testChannel(props.channel.id)));
  return (
    <Section
      title={words().title}
      trailing={
        <Button variant="quiet" size="s" icon="refresh" busy={testing()} onClick={() => void test()}>
          {testing() ? words().running : words().action}
        </Button>
      }
    >
      <div aria-live="polite">
        <Show when={props.channel.lastTest} fallback={<p>{words().never}</p>}>
          {(last) => <Outcome test={last()} />}
        </Show>
      </div>
      <p class="form-note">
        {props.channel.lastEventAt ? words().lastEvent(dayAndTime(props.channel.lastEventAt)) : words().noEvent}
      </p>
    </Section>
  );
}

function Outcome(props: { test: ChannelTest }) {
  const words = () => text().adminChannels.test;
  const when = () => dayAndTime(props.test.at);
  const advice = () => words().reasons[props.test.reason] ?? words().otherReason(props.test.reason);
  return (
    <Show when={!props.test.success} fallback={<p class="channel-good">{words().success(when())}</p>}>
      <Banner tone="alarm" shape="box" title={words().failure(when())}>
        <p>{advice()}</p>
        <p class="form-note num">
          <Show when={props.test.statusCode}>{words().answer(props.test.statusCode)} </Show>
          {props.test.detail}
        </p>
      </Banner>
    </Show>
  );
}
