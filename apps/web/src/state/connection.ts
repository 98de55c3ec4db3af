import { createSignal } from 'solid-js';

/** `offline`: the device says that it has no network; `away`: it has one, and the server does not answer. */
export type ConnectionState = 'connecting' | 'catching-up' | 'live' | 'offline' | 'away';
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

/** State × news → next state; news that is not listed changes nothing. After a second failed try in a row the server is away. */
export const connectionTable: Readonly<
  Record<ConnectionState, Readonly<Partial<Record<ConnectionNews, ConnectionState>>>>
> = {
  connecting: { opened: 'catching-up', caughtUp: 'live', lost: 'away', networkGone: 'offline' },
  'catching-up': { caughtUp: 'live', lost: 'connecting', networkGone: 'offline' },
  live: { opened: 'catching-up', lost: 'connecting', networkGone: 'offline' },
  offline: { opened: 'catching-up', caughtUp: 'live', networkBack: 'connecting' },
  away: { opened: 'catching-up', caughtUp: 'live', networkGone: 'offline', networkBack: 'connecting' },
};

const [state, setState] = createSignal<ConnectionState>('connecting');

/** How this device stands with the server. Reactive. */
export const connection = state;

/** What is sent now waits on this device, nobody knows for how long. Reactive. */
export function isCutOff(): boolean {
  return state() === 'offline' || state() === 'away';
}

export function connectionNews(news: ConnectionNews): void {
  setState((now) => connectionTable[now][news] ?? now);
}

export function resetConnection(): void {
  setState(navigator.onLine ? 'connecting' : 'offline');
}
