import type { RoomId, RoomView } from '@engawa/domain';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { unsentIn } from '../../state/unsent.ts';
import { UnsentMessage } from './unsent-message.tsx';
import { UnsentPictures } from './unsent-pictures.tsx';
import { isPicture, unsentRuns } from './unsent-runs.ts';

/** Below the talk: what has not reached the server yet. */
export function UnsentList(props: { roomId: RoomId; room: RoomView }) {
  // By its last message a run is known longest: the first leave it first.
  const runs = createMemo(() => new Map(unsentRuns(unsentIn(props.roomId)).map((run) => [run.at(-1)!.id, run])));
  const ids = createMemo(() => [...runs().keys()]);
  return (
    <For each={ids()}>
      {(id) => (
        <Show when={runs().get(id)}>
          {(run) => (
            <Switch fallback={<UnsentMessage message={run()[0]!} room={props.room} />}>
              <Match when={run().every(isPicture)}>
                <UnsentPictures pictures={run().filter(isPicture)} />
              </Match>
            </Switch>
          )}
        </Show>
      )}
    </For>
  );
}
