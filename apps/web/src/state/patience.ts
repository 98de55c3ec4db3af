/** The promise's value, or `otherwise` when it fails or has not come in time: some browsers never answer. */
export function inTime<T, O>(
  asked: Promise<T>,
  ms: number,
  otherwise: O,
  tooLate?: (value: T) => void,
): Promise<T | O> {
  return new Promise((done) => {
    let over = false;
    const timer = setTimeout(() => end(otherwise), ms);
    const end = (value: T | O) => {
      over = true;
      clearTimeout(timer);
      done(value);
    };
    asked.then(
      (value) => (over ? tooLate?.(value) : end(value)),
      () => end(otherwise),
    );
  });
}
