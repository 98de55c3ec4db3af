import { assertAllowed, canKeepFileLink, type FileLinkView, type MessageId, type MessageView } from '@engawa/domain';
import type { Deed } from '../store/audit.ts';
import { fileLinkByToken, fileLinkOf, renewFileLink, revokeFileLink } from '../store/file-links.ts';
import { mediaById } from '../store/media.ts';
import { type FileForPage, fileForPage, fileLinkUrl } from '../store/media-addresses.ts';
import { actorOf, memberById, memberView } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { organizationOf } from '../store/organization.ts';
import type { Reader, Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { mediaForMember } from './media.ts';
import { aboutMessage } from './messages.ts';

type Place = { readonly store: Store; readonly publicUrl: string };

/** The page of a message's file; null when it has none. @throws NotFoundError when the member may not see the message. */
export async function fileLinkView(
  db: Reader,
  who: ByMember,
  publicUrl: string,
  messageId: MessageId,
): Promise<FileLinkView | null> {
  await messageWithFile(db, who, messageId);
  return linkView(db, publicUrl, messageId);
}

/** @throws NotFoundError when it has no file, or none for this member. */
async function messageWithFile(db: Reader, who: ByMember, messageId: MessageId): Promise<MessageView> {
  const message = await messageById(db, messageId);
  const seen = message && 'media' in message.content && (await mediaForMember(db, who, message.content.media.id));
  if (!seen) throw new NotFoundError('message');
  return message;
}

async function linkView(db: Reader, publicUrl: string, messageId: MessageId): Promise<FileLinkView | null> {
  const link = await fileLinkOf(db, messageId);
  if (!link) return null;
  return {
    url: fileLinkUrl(publicUrl, link.token),
    createdAt: link.created_at,
    expiresAt: link.expires_at,
    revokedAt: link.revoked_at,
    downloads: link.downloads,
  };
}

/** Open for so many days from now on, also when it was closed. @throws DeniedError, NotFoundError */
export function renewLink(place: Place, who: ByMember, messageId: MessageId, days: number) {
  return changeLink(place, who, messageId, async (tx) => {
    await renewFileLink(tx, messageId, days);
    return { done: 'fileLink.renewed', detail: String(days) };
  });
}

/** Closed at once, for everybody. @throws DeniedError, NotFoundError */
export function revokeLink(place: Place, who: ByMember, messageId: MessageId) {
  return changeLink(place, who, messageId, async (tx) => {
    await revokeFileLink(tx, messageId);
    return { done: 'fileLink.revoked' };
  });
}

function changeLink(
  { store, publicUrl }: Place,
  who: ByMember,
  messageId: MessageId,
  change: (tx: WriteTx) => Promise<Pick<Deed, 'done' | 'detail'>>,
): Promise<FileLinkView> {
  return store.write(who, async (tx) => {
    const message = await messageWithFile(tx.db, who, messageId);
    const view = () => linkView(tx.db, publicUrl, messageId);
    if (!(await view())) throw new NotFoundError('file link');
    assertAllowed(canKeepFileLink(await actorOf(tx)));
    await tx.record({ ...(await change(tx)), ...aboutMessage(message) });
    return (await view())!;
  });
}

/** What a stranger with the address of a file's page may know. */
export type OfferedFile = FileForPage & {
  readonly companyName: string;
  readonly memberName: string;
  readonly photoUrl: string | null;
  readonly blobKey: string;
  readonly createdAt: string;
  readonly expiresAt: string;
};

export type FileOffer =
  | { readonly state: 'open'; readonly file: OfferedFile }
  | { readonly state: 'expired' | 'revoked'; readonly companyName: string }
  | { readonly state: 'unknown' };

/** A file that was taken back is as unknown as one that never was. */
export async function fileOffer(db: Reader, token: string, now: string): Promise<FileOffer> {
  const link = await fileLinkByToken(db, token);
  const media = link && (await mediaById(db, link.media_id));
  const file = media && fileForPage(media);
  if (!link || !file?.blobKey) return { state: 'unknown' };
  const { companyName } = await organizationOf(db);
  if (link.revoked_at) return { state: 'revoked', companyName };
  if (link.expires_at <= now) return { state: 'expired', companyName };
  const { name: memberName, photoUrl } = memberView(await memberById(db, link.created_by));
  const { blobKey } = file;
  return {
    state: 'open',
    file: {
      ...file,
      blobKey,
      companyName,
      memberName,
      photoUrl,
      createdAt: link.created_at,
      expiresAt: link.expires_at,
    },
  };
}
