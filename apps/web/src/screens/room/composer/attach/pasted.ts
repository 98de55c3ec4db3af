/**
 * Whether somebody who pastes means the files. File managers give their names or paths as plain words beside them;
 * spreadsheets and word processors give a picture of what was copied beside words that are laid out (HTML, RTF): there the
 * words are meant.
 */
export function meansFiles({ types, files }: Pick<DataTransfer, 'types' | 'files'>): boolean {
  if (files.length === 0) return false;
  const isLaidOut = types.includes('text/plain') && types.some((type) => type === 'text/html' || type === 'text/rtf');
  return !(isLaidOut && [...files].every(({ type }) => type.startsWith('image/')));
}
