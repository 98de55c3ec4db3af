import type { ChannelQuotaView, QuotaView } from '@engawa/domain';
import { Banner, Button, KeyValue } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { refreshQuota } from '../../../state/admin/quota.ts';
import { attempt } from '../../page/attempt.ts';
import { dayAndTime } from '../../page/dates.ts';
import { Section } from '../../page/section.tsx';
import { createWork } from '../../page/work.ts';
import { Meter } from './meter.tsx';
import { Spending } from './spending.tsx';

/** The month of one account: how far it has come, what LINE says, what we know, and who spent it. */
export function ChannelQuota(props: { quota: ChannelQuotaView }) {
  const words = () => text().adminQuota;
  const [refresh, refreshing] = createWork(() => attempt(() => refreshQuota(props.quota.channel.id)));
  return (
    <Section
      title={props.quota.channel.displayName}
      trailing={
        <Button variant="quiet" size="s" icon="refresh" busy={refreshing()} onClick={() => void refresh()}>
          {words().refresh}
          <span class="visually-hidden"> ({props.quota.channel.displayName})</span>
        </Button>
      }
    >
      <Show when={props.quota.quota} fallback={<p>{words().notRead}</p>}>
        {(month) => <Month month={month()} />}
      </Show>
      <Show when={props.quota.waiting}>
        <p class="quota-waiting num">{words().waiting(props.quota.waiting)}</p>
      </Show>
      <Spending quota={props.quota} />
    </Section>
  );
}

function Month(props: { month: QuotaView }) {
  const words = () => text().adminQuota;
  const over = () => {
    const { limit, forecast } = props.month;
    return limit !== null && forecast !== null && forecast > limit;
  };
  return (
    <>
      <Meter month={props.month} />
      <Show when={props.month.level !== 'fine'}>
        <Banner tone={props.month.level === 'spent' ? 'alarm' : 'warning'} shape="box">
          {words().levels[props.month.level]}
        </Banner>
      </Show>
      <p class="quota-forecast num" data-over={over() ? '' : undefined}>
        <Show when={props.month.forecast && props.month.limit !== null}>
          <span class="quota-expected-key" aria-hidden="true" />
        </Show>
        {props.month.forecast === null ? words().noForecast : words().forecast(props.month.forecast)}
        <Show when={over()}> · {words().over}</Show>
      </p>
      <KeyValue
        rows={[
          { key: words().byLine, value: <span class="num">{props.month.usedByLine.toLocaleString()}</span> },
          { key: words().byUs, value: <span class="num">{props.month.usedByUs.toLocaleString()}</span> },
        ]}
      />
      <p class="form-note">
        {props.month.readAt ? words().readAt(dayAndTime(props.month.readAt)) : words().notRead}
        {words().late}
      </p>
    </>
  );
}
