/** Reads the fields of a box one after the other. Every reading throws a RangeError where the bytes end. */
export class Fields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @param length bytes, most significant first: 0 to 8. */
  number(length: number): number {
    const high = length > 4 ? this.#piece(length - 4) : 0;
    return high * 2 ** 32 + this.#piece(Math.min(length, 4));
  }

  text(length: number): string {
    this.skip(length);
    return this.#bytes.toString('latin1', this.#at - length, this.#at);
  }

  rest(): string {
    return this.#bytes.toString('latin1', this.#at);
  }

  skip(length: number): void {
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError('ends too early');
  }

  #piece(length: number): number {
    if (length === 0) return 0;
    const value = this.#bytes.readUIntBE(this.#at, length);
    this.#at += length;
    return value;
  }
}
