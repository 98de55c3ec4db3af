import { createSignal } from 'solid-js';

export type ConnectionState = 'connecting' | 'catching-up' | 'live' | 'offline';
export type ConnectionNews =
  /** The stream is open and sends what was missed. */
  | 'opened'
  /** What was missed has come. */
  | 'caughtUp'
  /** The stream broke; another try is under way. */
  | 'lost'
  /** The device says that it has no network, or has one again. */
  | 'networkGone'
  | 'networkBack';

/** State × news → next state; news that is not listed changes nothing. A second failed try in a row counts as offline. */
export const connectionTable: Readonly<
  Record<ConnectionState, Readonly<Partial<Record<ConnectionNews, ConnectionState>>>>
> = {
  connecting: { opened: 'catching-up', caughtUp: 'live', lost: 'offline', networkGone: 'offline' },
  'catching-up': { caughtUp: 'live', lost: 'connecting', networkGone: 'offline' },
  live: { opened: 'catching-up', lost: 'connecting', networkGone: 'offline' },
  offline: { opened: 'catching-up', caughtUp: 'live', networkBack: 'connecting' },
};

const [state, setState] = createSignal<ConnectionState>('connecting');

/** How this device stands with the server. Reactive. */
export const connection = state;

export function connectionNews(news: ConnectionNews): void {
  setState((now) => connectionTable[now][news] ?? now);
}

export function resetConnection(): void {
  setState(navigator.onLine ? 'connecting' : 'offline');
}
