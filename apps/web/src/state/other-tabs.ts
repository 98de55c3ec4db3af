import type { MemberKey } from '@engawa/domain';

/** What tabs of one browser tell each other, since they share one session. */
export type TabNews =
  | { readonly kind: 'signedIn'; readonly memberId: MemberKey }
  | { readonly kind: 'signedOut'; readonly memberId: MemberKey };

const channel = globalThis.BroadcastChannel ? new BroadcastChannel('engawa-session') : null;

export function tellOtherTabs(news: TabNews): void {
  channel?.postMessage(news);
}

/** Hears what another tab of this browser did, never what this one did. */
export function onOtherTabs(listener: (news: TabNews) => void): void {
  channel?.addEventListener('message', (message: MessageEvent<TabNews>) => listener(message.data));
}
