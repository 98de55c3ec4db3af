/**
 * What can go wrong between LINE and the webhook's server.
 * - `duplicate`: the same request arrives twice (LINE warns of it even without redelivery)
 * - `delay`: it arrives `ms` late; later ones of the same user wait behind it
 * - `drop`: it is lost on the way (and waits for redelivery if that is on)
 * - `reorder`: `count` webhooks are held and arrive in reverse order, when the last of them is sent
 * - `batch`: the events of `count` webhooks arrive together in one request
 */
export type WebhookFault =
  | { kind: 'duplicate' }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop' }
  | { kind: 'reorder'; count: number }
  | { kind: 'batch'; count: number };

/** The faults of the coming webhooks: one each, in the order in which they were asked for. */
export class WebhookFaults {
  #waiting: WebhookFault[] = [];

  next(fault: WebhookFault): void {
    this.#waiting.push(fault);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** What still waits for its webhook. */
  waiting(): WebhookFault[] {
    return [...this.#waiting];
  }

  take(): WebhookFault | undefined {
    return this.#waiting.shift();
  }
}
