import { arrivalOf, type FileFacts, lineLimits, type RoomKind } from '@engawa/domain';

/** How what is attached arrives, as far as it can be told before the server has seen it (N16). */
export type ArrivalWords =
  | 'internal'
  | 'image'
  | 'imageSmaller'
  | 'imageConverted'
  | 'imageStill'
  | 'video'
  | 'audio'
  | 'link';

/** Names the sentence for a file. Members always get the file itself. */
export function arrivalWords(roomKind: RoomKind, file: FileFacts): ArrivalWords {
  if (roomKind === 'internal') return 'internal';
  const arrival = arrivalOf(file);
  return arrival === 'image' ? imageWords(file) : arrival;
}

function imageWords({ mimeType, bytes }: FileFacts): ArrivalWords {
  if (mimeType === 'image/gif') return 'imageStill';
  if (bytes > lineLimits.imageBytes) return 'imageSmaller';
  return mimeType === 'image/jpeg' || mimeType === 'image/png' ? 'image' : 'imageConverted';
}
