/** Which requests a fault is for; what is not given matches all. */
export interface FaultSelector {
  path?: string | RegExp;
  method?: string;
  channelId?: string;
  /** How many requests it spoils; default 1. */
  times?: number;
}

/**
 * What LINE does instead of answering well.
 * - `status`, `body?`: answers this, without doing the work
 * - `hangMs`: says nothing for so long, then cuts the connection, without doing the work
 * - `acceptThenDrop`: does the work, then cuts the connection: the answer is lost
 * - `delayMs`: does the work and answers, but late
 */
export type ApiFault =
  | { status: number; body?: unknown }
  | { hangMs: number }
  | { acceptThenDrop: true }
  | { delayMs: number };

interface Planned {
  selector: FaultSelector;
  fault: ApiFault;
  left: number;
}

/** The faults of the coming API requests; the first that matches is taken. */
export class ApiFaults {
  #planned: Planned[] = [];

  next(selector: FaultSelector, fault: ApiFault): void {
    this.#planned.push({ selector, fault, left: selector.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  take(request: { method: string; path: string; channelId: string | undefined }): ApiFault | undefined {
    const found = this.#planned.find(({ selector }) => matches(selector, request));
    if (!found) return undefined;
    found.left -= 1;
    this.#planned = this.#planned.filter((each) => each.left > 0);
    return found.fault;
  }
}

function matches(
  selector: FaultSelector,
  request: { method: string; path: string; channelId: string | undefined },
): boolean {
  const { path, method, channelId } = selector;
  if (path instanceof RegExp ? !path.test(request.path) : path !== undefined && path !== request.path) return false;
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  return channelId === undefined || channelId === request.channelId;
}
