import type { RoomView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { followWallet, walletOf } from '../../../state/wallet.ts';
import { type Price, priceOfNextWords } from './price.ts';
import './price-line.css';
import { serverNow } from '../../../state/clock.ts';

const tokenMs = 60_000;

/** What sending costs, before it is sent (N01). Counts down every second; read out only when it changes its kind. */
export function PriceLine(props: { room: RoomView; bubbles: number; silent: boolean }) {
  const [now, setNow] = createSignal(serverNow());
  followWallet(() => props.room.id);
  const price = createMemo(() => {
    const wallet = walletOf(props.room.id);
    return wallet && priceOfNextWords(wallet, now(), { bubbles: props.bubbles, silent: props.silent });
  });
  // What is not free stays so until the server says otherwise.
  const ticking = createMemo(() => price()?.kind === 'free' || price()?.kind === 'along');
  createEffect(() => {
    setNow(serverNow());
    if (!ticking()) return;
    const timer = setInterval(() => setNow(serverNow()), 1000);
    onCleanup(() => clearInterval(timer));
  });
  createEffect(
    on(
      () => walletOf(props.room.id),
      () => setNow(serverNow()),
      { defer: true },
    ),
  );
  return (
    <Show when={price() || props.silent}>
      <div class="price num" data-kind={price()?.kind}>
        <Show when={price()}>{(known) => <Words price={known()} now={now()} />}</Show>
        <Show when={props.silent}>
          <span class="price-silent">
            <Icon name="bell-off" size={14} />
            {text().composer.price.silent}
          </span>
        </Show>
        <Spoken price={price()} />
      </div>
    </Show>
  );
}

function Words(props: { price: Price; now: number }) {
  const words = () => text().composer.price;
  const of = <K extends Price['kind']>(kind: K) =>
    props.price.kind === kind ? (props.price as Extract<Price, { kind: K }>) : undefined;
  return (
    <Switch>
      <Match when={of('free')}>
        {(free) => (
          <span class="price-now" aria-hidden="true">
            <Ring left={(free().until - props.now) / tokenMs} />
            <span>
              {words().free} <strong>{words().freeFor(secondsLeft(free().until, props.now))}</strong>
            </span>
          </span>
        )}
      </Match>
      <Match when={of('along')}>{words().along}</Match>
      <Match when={of('costs')}>{(costs) => <Costs costs={costs()} />}</Match>
      <Match when={of('held')}>
        {(held) => (
          <span class="price-now" data-alarm="">
            <Icon name="warning" size={14} />
            {words().held[held().why]}
          </span>
        )}
      </Match>
    </Switch>
  );
}

function Costs(props: { costs: Extract<Price, { kind: 'costs' }> }) {
  const words = () => text().composer.price;
  const left = () => {
    const { left, ofCap, unlimited } = props.costs;
    if (unlimited) return words().unlimited;
    return left === null ? null : ofCap ? words().leftOfCap(left) : words().left(left);
  };
  return (
    <>
      <span>
        {words().costs(props.costs.messages)}
        <Show when={left()}>{(rest) => <span>{words().inBrackets(rest())}</span>}</Show>
      </span>
      <Show when={props.costs.level !== 'fine' && props.costs.level}>
        {(level) => (
          <span class="price-level" data-level={level()}>
            <Icon name="warning" size={14} />
            {words().level[level() as 'low']}
          </span>
        )}
      </Show>
    </>
  );
}

/** A clock that empties within the minute. */
function Ring(props: { left: number }) {
  return (
    <svg class="price-ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="6" pathLength="1" stroke-dasharray={`${Math.max(0, Math.min(1, props.left))} 1`} />
    </svg>
  );
}

/** For ears: once when it begins to be free, once when it begins to cost. */
function Spoken(props: { price: Price | null | undefined }) {
  const [said, setSaid] = createSignal('');
  createEffect(
    on(
      () => props.price?.kind,
      (kind) => {
        const { price } = props;
        const words = text().composer.price;
        if (kind === 'free' && price?.kind === 'free') setSaid(words.freeUntil(secondsLeft(price.until, serverNow())));
        else if (kind === 'costs' && price?.kind === 'costs') setSaid(words.costs(price.messages));
        else if (kind === 'held' && price?.kind === 'held') setSaid(words.held[price.why]);
      },
    ),
  );
  return (
    <span class="visually-hidden" aria-live="polite">
      {said()}
    </span>
  );
}

function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
