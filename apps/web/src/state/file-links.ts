import type { FileLinkView, MessageId } from '@engawa/domain';
import { api } from '../api/client.ts';

/** How the public page of a message's file stands; null: it has none yet. */
export function fileLinkOf(messageId: MessageId): Promise<FileLinkView | null> {
  return api.media.link.query({ messageId });
}

export const linkDays = [1, 7, 30, 90, 365] as const;
export type LinkDays = (typeof linkDays)[number];

export function renewFileLink(messageId: MessageId, days: LinkDays): Promise<FileLinkView> {
  return api.media.renewLink.mutate({ messageId, days });
}

export function revokeFileLink(messageId: MessageId): Promise<FileLinkView> {
  return api.media.revokeLink.mutate({ messageId });
}
