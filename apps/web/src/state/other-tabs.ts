import type { MemberKey, MessageId, RoomId } from '@engawa/domain';

/** What tabs of one browser tell each other: they share one session, one memory, and what is written in one of them. */
export type TabNews = { readonly memberId: MemberKey } & (
  | { readonly kind: 'signedIn' | 'signedOut' }
  | { readonly kind: 'draft'; readonly roomId: RoomId; readonly text: string }
  /** A message that waited has been sent, was put away, or is being taken back. */
  | { readonly kind: 'unsentGone'; readonly messageId: MessageId }
);

const channel = globalThis.BroadcastChannel ? new BroadcastChannel('engawa-tabs') : null;

export function tellOtherTabs(news: TabNews): void {
  channel?.postMessage(news);
}

/** Hears what another tab of this browser did, never what this one did. */
export function onOtherTabs(listener: (news: TabNews) => void): void {
  channel?.addEventListener('message', (message: MessageEvent<TabNews>) => listener(message.data));
}
