let listener: () => void = () => {};

/** Registers what happens when the server says that nobody is signed in any more. */
export function whenSessionEnds(then: () => void): void {
  listener = then;
}

/** Told by whoever meets the server's "sign in first". */
export function sessionEnded(): void {
  listener();
}
