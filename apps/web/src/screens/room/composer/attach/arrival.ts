import { arrivalOf, type FileFacts, lineLimits, type RoomKind } from '@engawa/domain';

/** How what is attached arrives, as far as it can be told before the server has seen it (N16). */
export type ArrivalWords =
  | 'empty'
  | 'damaged'
  | 'damagedLink'
  | 'internal'
  | 'image'
  | 'imageSmaller'
  | 'imageConverted'
  | 'imageStill'
  | 'video'
  | 'audio'
  | 'link';

/** Longest edge, in pixels, of what the server makes of a picture for LINE. */
const longestEdge = 4096;

type Attached = FileFacts & {
  /** A picture that the browser cannot open. */
  readonly asFile?: true | undefined;
};

/** A file that reaches nobody as it should, whoever sends it. */
export function troubleOf({ bytes, asFile }: Pick<Attached, 'bytes' | 'asFile'>): 'empty' | 'damaged' | null {
  if (bytes === 0) return 'empty';
  return asFile ? 'damaged' : null;
}

/** Names the sentence for a file. Members always get the file itself. */
export function arrivalWords(roomKind: RoomKind, file: Attached): ArrivalWords {
  const trouble = troubleOf(file);
  if (trouble === 'empty') return trouble;
  if (trouble) return roomKind === 'line' ? 'damagedLink' : 'damaged';
  if (roomKind === 'internal') return 'internal';
  const arrival = arrivalOf(file);
  return arrival === 'image' ? imageWords(file) : arrival;
}

function imageWords({ mimeType, bytes, width = 0, height = 0 }: Attached): ArrivalWords {
  if (mimeType === 'image/gif' || mimeType === 'image/apng') return 'imageStill';
  if (bytes > lineLimits.imageBytes || Math.max(width, height) > longestEdge) return 'imageSmaller';
  return mimeType === 'image/jpeg' || mimeType === 'image/png' ? 'image' : 'imageConverted';
}
