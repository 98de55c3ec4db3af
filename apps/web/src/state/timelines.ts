import type { DeliveryView, MessageId, MessageView, RoomId, Seq } from '@engawa/domain';
import { createStore, produce, reconcile, unwrap } from 'solid-js/store';
import type { Timeline } from './knowledge.ts';
import { endsWithMember } from './member-end.ts';

type Timelines = Record<RoomId, Timeline>;

const [timelines, setTimelines] = createStore<Timelines>({});
// Looked up by the pure functions only, so no signals.
let newest: Record<RoomId, Seq> = {};
let deliveries: Record<MessageId, DeliveryView> = {};
let changed: Record<MessageId, MessageView> = {};
endsWithMember(() => timelineStore.reset({}));

/** The stretch of a room's messages on this device; undefined before the first page. Reactive. */
export function timelineOf(roomId: RoomId): Timeline | undefined {
  return timelines[roomId];
}

export const timelineStore = {
  raw: () => unwrap(timelines),
  newest: () => newest,
  deliveries: () => deliveries,
  changed: () => changed,
  set: (roomId: RoomId, timeline: Timeline) => setTimelines(roomId, reconcile(timeline)),
  setNewest(roomId: RoomId, seq: Seq): void {
    newest[roomId] = seq;
  },
  setDelivery(messageId: MessageId, delivery: DeliveryView): void {
    deliveries[messageId] = delivery;
  },
  setChanged(message: MessageView): void {
    changed[message.id] = message;
  },
  remove: (roomId: RoomId) => setTimelines(produce((all) => void delete all[roomId])),
  reset(all: Timelines): void {
    setTimelines(reconcile(all));
    newest = Object.fromEntries(
      Object.entries(all).map(([roomId, timeline]) => [roomId, timeline.messages.at(-1)?.seq ?? 0]),
    );
    deliveries = {};
    changed = {};
  },
};
