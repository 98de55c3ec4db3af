import { type MediaId, type RoomId, safeFileName } from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { v4 as uuid } from 'uuid';
import { endsWithMember } from '../../../../state/member-end.ts';
import { holdsUnfinished } from '../../../../state/unfinished.ts';
import { type Prepared, prepare } from './prepare.ts';

/** A file beside the words, not sent yet. */
export type TrayFile = Omit<Prepared, 'file'> & {
  readonly id: MediaId;
  readonly file: Blob;
  readonly bytes: number;
  /** Address of the picture in this page's memory. */
  readonly previewUrl: string | null;
  readonly preparing: boolean;
};

const [trays, setTrays] = createStore<Record<RoomId, TrayFile[] | undefined>>({});
endsWithMember(() => {
  for (const tray of Object.values(trays)) letGo(tray ?? []);
  setTrays(reconcile({}));
});

holdsUnfinished(() => attachedAnywhere().length > 0);

/** What is attached in the room, in the order it was chosen. Reactive. */
export function attachedIn(roomId: RoomId): readonly TrayFile[] {
  return trays[roomId] ?? [];
}

/** Everything that is attached in any room and was not sent. Reactive. */
export function attachedAnywhere(): readonly TrayFile[] {
  return Object.values(trays).flatMap((tray) => tray ?? []);
}

/** Lays files beside the words. They stay while the page lives, also when another room is opened. */
export function attach(roomId: RoomId, files: readonly File[]): void {
  for (const file of files) {
    const id = uuid();
    const waiting = {
      id,
      file,
      name: safeFileName(file.name),
      mimeType: file.type,
      bytes: file.size,
      previewUrl: null,
    };
    setTrays(roomId, (tray = []) => [...tray, { ...waiting, preparing: true }]);
    void prepare(file).then((prepared) => settle(roomId, id, prepared));
  }
}

/** Lays something beside the words that was made here and is known already. */
export function attachPrepared(roomId: RoomId, prepared: Prepared): void {
  const id = uuid();
  setTrays(roomId, (tray = []) => [...tray, trayFile(id, prepared)]);
}

/** Lays what was taken back beside the words, before what was attached since or behind it. */
export function putBack(roomId: RoomId, taken: readonly Prepared[], where: 'first' | 'last'): void {
  const back = taken.map((prepared) => trayFile(uuid(), prepared));
  setTrays(roomId, (tray = []) => (where === 'first' ? [...back, ...tray] : [...tray, ...back]));
}

export function detach(roomId: RoomId, id: MediaId): void {
  letGo(attachedIn(roomId).filter((one) => one.id === id));
  setTrays(roomId, (tray = []) => tray.filter((one) => one.id !== id));
}

/** Empties the tray. @returns what lay in it */
export function takeAttached(roomId: RoomId): readonly TrayFile[] {
  const taken = [...attachedIn(roomId)];
  letGo(taken);
  setTrays(roomId, []);
  return taken;
}

function settle(roomId: RoomId, id: MediaId, prepared: Prepared): void {
  const at = attachedIn(roomId).findIndex((one) => one.id === id);
  if (at >= 0) setTrays(roomId, at, trayFile(id, prepared));
}

function trayFile(id: MediaId, prepared: Prepared): TrayFile {
  const seen = prepared.poster ?? (prepared.width && prepared.mimeType.startsWith('image/') ? prepared.file : null);
  const heard = prepared.mimeType.startsWith('audio/') ? prepared.file : null;
  const shown = seen ?? heard;
  return {
    ...prepared,
    id,
    bytes: prepared.file.size,
    previewUrl: shown && URL.createObjectURL(shown),
    preparing: false,
  };
}

function letGo(files: readonly TrayFile[]): void {
  for (const { previewUrl } of files) if (previewUrl) URL.revokeObjectURL(previewUrl);
}
