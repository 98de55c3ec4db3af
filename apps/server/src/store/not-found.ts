/** Not there, or not for the one who asks; the door answers 404 for both, so that nobody can probe. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  constructor(what: string) {
    super(`${what} not found`);
  }
}
