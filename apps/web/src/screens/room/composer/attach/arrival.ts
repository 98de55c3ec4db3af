import { arrivalOf, type FileFacts, lineLimits, type RoomKind } from '@engawa/domain';

/** How what is attached arrives, as far as it can be told before the server has seen it (N16). */
export type ArrivalWords =
  | 'empty'
  | 'damaged'
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

/** Types that every browser reads: one without pixels is none. */
const readByAll = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

type Attached = FileFacts & { readonly width?: number | undefined; readonly height?: number | undefined };

/** A file that reaches nobody as it should, whoever sends it. */
export function troubleOf({ mimeType, bytes, width }: Attached): 'empty' | 'damaged' | null {
  if (bytes === 0) return 'empty';
  return readByAll.includes(mimeType) && !width ? 'damaged' : null;
}

/** Names the sentence for a file. Members always get the file itself. */
export function arrivalWords(roomKind: RoomKind, file: Attached): ArrivalWords {
  const trouble = troubleOf(file);
  if (trouble) return trouble;
  if (roomKind === 'internal') return 'internal';
  const arrival = arrivalOf(file);
  return arrival === 'image' ? imageWords(file) : arrival;
}

function imageWords({ mimeType, bytes, width = 0, height = 0 }: Attached): ArrivalWords {
  if (mimeType === 'image/gif') return 'imageStill';
  if (bytes > lineLimits.imageBytes || Math.max(width, height) > longestEdge) return 'imageSmaller';
  return mimeType === 'image/jpeg' || mimeType === 'image/png' ? 'image' : 'imageConverted';
}
