import type { ChannelId, Instant, MediaId, MediaReason, MemberKey, MessageId, RoomId } from '@engawa/domain';

/** The tables of files; conventions as in schema.ts. */
export interface MediaSchema {
  /** A file of a message, or one on its way to become that. */
  media: {
    id: MediaId;
    room_id: RoomId;
    /** Null: uploaded and not posted yet. */
    message_id: MessageId | null;
    uploaded_by: MemberKey | null;
    kind: 'image' | 'video' | 'audio' | 'file';
    status: 'fetching' | 'ready' | 'failed';
    /** Of a `ready` one: why it is a mere file although LINE calls it more. */
    reason: MediaReason | null;
    name: string | null;
    mime_type: string | null;
    /** Of a file that is still to be fetched: what LINE promised. */
    bytes: number | null;
    width: number | null;
    height: number | null;
    duration_ms: number | null;
    /** Names of files in the media storage. */
    blob_key: string | null;
    thumb_key: string | null;
    /** What LINE fetches: its file when it is not the blob itself, its preview, its type, and the unguessable part of their addresses. */
    line_blob_key: string | null;
    line_preview_key: string | null;
    line_mime_type: string | null;
    line_key: string | null;
    source: 'member' | 'line' | 'external';
    channel_id: ChannelId | null;
    line_message_id: string | null;
    external_url: string | null;
    external_preview_url: string | null;
    attempts: number;
    /** What came of the last try, where the same again and again would be the last word, and how often in a row. */
    answer: string | null;
    answers: number;
    due_at: Instant | null;
    created_at: Instant;
  };
  /** Files of the storage, and members' photos, that belong to nothing any more. */
  doomed_blob: { key: string };
  /** A page of one file for whoever has its address. */
  file_link: {
    token: string;
    media_id: MediaId;
    message_id: MessageId;
    created_by: MemberKey;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
    downloads: number;
  };
}
