import type { ChannelView, DoctorView } from '@engawa/domain';
import { Banner, Button } from '@engawa/ui';
import { createEffect, For, on, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import type { Remote } from '../../../state/remote.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Loaded } from '../../page/loaded.tsx';
import { Section } from '../../page/section.tsx';
import { createWork } from '../../page/work.ts';
import { TrafficList } from './traffic-list.tsx';

/** What passed between LINE and this server lately, what went wrong, and what to do about it. */
export function DoctorSection(props: { channel: ChannelView; doctor: Remote<DoctorView> }) {
  const words = () => text().adminDoctor;
  const [look, looking] = createWork(() => props.doctor.load());
  // A test that was just made has left its traces.
  createEffect(
    on(
      () => props.channel.lastTest?.at,
      () => void props.doctor.load(),
      { defer: true },
    ),
  );
  return (
    <Section
      title={words().title}
      lead={words().lead}
      trailing={
        <Button variant="quiet" size="s" icon="refresh" busy={looking()} onClick={() => void look()}>
          {words().look}
        </Button>
      }
    >
      <Loaded from={props.doctor} loading={text().admin.loading} shape="text">
        {(view) => <Findings view={view()} />}
      </Loaded>
    </Section>
  );
}

function Findings(props: { view: DoctorView }) {
  const words = () => text().adminDoctor;
  return (
    <>
      <Alarms view={props.view} />
      <div class="traffic-columns">
        <TrafficList title={words().webhooks} rows={props.view.webhooks} />
        <TrafficList title={words().sends} rows={props.view.sends} />
      </div>
    </>
  );
}

function Alarms(props: { view: DoctorView }) {
  const words = () => text().adminDoctor;
  const failures = () => props.view.facts.signatureFailures;
  return (
    <>
      <Show when={props.view.facts.pausedUntil}>
        {(until) => (
          <Banner tone="alarm" shape="box">
            {words().paused(dayAndTime(until()))}
          </Banner>
        )}
      </Show>
      <Show when={props.view.facts.clockAheadMs}>
        {(aheadMs) => (
          <Banner tone="warning" shape="box" title={clockTitle(aheadMs())}>
            {words().clockHint}
          </Banner>
        )}
      </Show>
      <Show when={failures().count > 0}>
        <Banner tone="warning" shape="box" title={words().signature(failures().count)}>
          {words().problems[failures().cause ?? 'signatureWrong']}{' '}
          <Show when={failures().lastAt}>{(at) => words().signatureLast(dayAndTime(at()))}</Show>
        </Banner>
      </Show>
      <Gaps gaps={props.view.gaps} />
    </>
  );
}

function clockTitle(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return text().adminDoctor.clock(seconds < 120 ? 0 : Math.round(seconds / 60), seconds, aheadMs > 0);
}

/** The newest stands there; older ones are history. */
function Gaps(props: { gaps: DoctorView['gaps'] }) {
  const words = () => text().adminDoctor;
  const older = () => props.gaps.slice(1);
  return (
    <Show when={props.gaps[0]}>
      {(newest) => (
        <Banner tone="warning" shape="box" title={words().gap(dayAndTime(newest().from), dayAndTime(newest().to))}>
          {words().gapHint}
          <Show when={older().length}>
            <details class="doctor-gaps">
              <summary>{words().gapsBefore(older().length)}</summary>
              <ul>
                <For each={older()}>{(gap) => <li>{words().gapOf(dayAndTime(gap.from), dayAndTime(gap.to))}</li>}</For>
              </ul>
            </details>
          </Show>
        </Banner>
      )}
    </Show>
  );
}
