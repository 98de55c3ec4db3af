import { Banner } from '@engawa/ui';
import { createSignal, onCleanup, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** Says that the door is shut for a while, and counts down until it opens. @param props.until ms since 1970 */
export function TryAgain(props: { until: number }) {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 1000);
  onCleanup(() => clearInterval(timer));
  const left = () => Math.max(0, Math.ceil((props.until - now()) / 1000));
  const words = () => text().signIn.tooMany;
  return (
    <Banner tone={left() > 0 ? 'alarm' : 'info'} shape="box">
      {/* Read out twice, when it begins and when it is over; not every second. */}
      <span role="alert">{left() > 0 ? words().wait : words().over}</span>
      <Show when={left() > 0}>
        {' '}
        <strong role="timer">{words().left(Math.floor(left() / 60), left() % 60)}</strong>
      </Show>
    </Banner>
  );
}
