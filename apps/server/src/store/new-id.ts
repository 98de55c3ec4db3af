import { v7 } from 'uuid';

/** A UUID whose order is about the order of making, which keeps indexes compact (RFC 9562, version 7). */
export function newId(): string {
  return v7();
}
