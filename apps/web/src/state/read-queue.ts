import type { RoomId, Seq } from '@engawa/domain';

/**
 * Tells how far rooms were read, one call after the other; of a room always the last place alone. What cannot be told is
 * kept for the next `send`, and holds up no other room.
 */
export function createReadQueue(tell: (roomId: RoomId, upTo: Seq) => Promise<unknown>) {
  const untold = new Map<RoomId, Seq>();
  let sending = false;

  function add(roomId: RoomId, upTo: Seq): void {
    untold.set(roomId, upTo);
    void send();
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    const failed = new Set<RoomId>();
    // Anew after each call: meanwhile somebody may have read on.
    for (let next = first(failed); next; next = first(failed)) {
      const [roomId, upTo] = next;
      const told = await tell(roomId, upTo).then(
        () => true,
        () => false,
      );
      if (!told) failed.add(roomId);
      else if (untold.get(roomId) === upTo) untold.delete(roomId);
    }
    sending = false;
  }

  /** Another member signs in here: what this one read is not to be told in their name. */
  function forget(): void {
    untold.clear();
  }

  function first(except: ReadonlySet<RoomId>): [RoomId, Seq] | undefined {
    return [...untold].find(([roomId]) => !except.has(roomId));
  }

  return { add, send, forget };
}
