/** Why the server or a command cannot start, in sentences for its operator; there is nothing to trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
