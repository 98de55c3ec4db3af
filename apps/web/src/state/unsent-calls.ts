import { sendOf } from '@engawa/domain';
import { unwrap } from 'solid-js/store';
import { api, denialOf, invalidPaths, isNotFound, sessionRefusalOf } from '../api/client.ts';
import type { Outcome, UnsentContent, UnsentMessage } from './unsent-queue.ts';

type PostInput = Parameters<typeof api.message.post.mutate>[0];

/** Posts words whose file is at the server already. */
export async function tell({ id, roomId, content, quotes, silent, sendId }: UnsentMessage): Promise<Outcome> {
  try {
    const message = await api.message.post.mutate({
      id,
      roomId,
      content: postable(content),
      ...(quotes && { quotes }),
      ...(silent && { silent }),
      ...(sendId && { sendId }),
    });
    return { kind: 'posted', message };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Says that what was sent with this message was taken back; whether the server has any of it, nobody knows. */
export async function tellTakenBack(message: UnsentMessage): Promise<Outcome> {
  try {
    await api.message.takeBack.mutate({ messageId: sendOf(message) });
  } catch (error) {
    if (outcomeOf(error).kind === 'later') return { kind: 'later' };
  }
  return { kind: 'cancelled' };
}

function postable(content: UnsentContent): PostInput['content'] {
  if (content.kind === 'media') return { kind: 'media', mediaId: content.mediaId };
  if (content.kind !== 'location') return unwrap(content);
  return { ...unwrap(content), title: content.title ?? '', address: content.address ?? '' };
}

function outcomeOf(error: unknown): Outcome {
  // Nothing is wrong with the words: their member may send them later.
  if (sessionRefusalOf(error)) return { kind: 'later' };
  const denial = denialOf(error);
  if (denial) return { kind: 'failed', failure: { kind: 'denied', denial } };
  if (isNotFound(error)) return { kind: 'failed', failure: { kind: 'gone' } };
  if (invalidPaths(error).length > 0) return { kind: 'failed', failure: { kind: 'refused' } };
  return { kind: 'later' };
}
