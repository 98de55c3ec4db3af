import { lineLimits, type RoomView, unitsAtLine } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { attachedIn } from './attach/tray.ts';
import { bubblesReady, wordsReady } from './sending.ts';

/** Where the field finds why its words are too long. */
export const tooLongId = 'composer-too-long';
/** From this many units before LINE's limit on, the count is shown. */
const countFrom = 500;

/** How much of a message of LINE is used, or how many it will be, or how much too long it is and what to do. */
export function Units(props: { room: RoomView; tooLong: string | undefined }) {
  const used = () => {
    const { text, emojis } = wordsReady(props.room);
    return unitsAtLine(text, emojis);
  };
  const limit = lineLimits.textUnits;
  const words = () =>
    used() > limit
      ? text().composer.bubbles(used(), bubblesReady(props.room) - attachedIn(props.room.id).length)
      : text().room.composer.units(used(), limit);
  return (
    <Show
      when={!props.tooLong}
      fallback={
        <p id={tooLongId} class="composer-too-long num">
          {props.tooLong}
        </p>
      }
    >
      <Show when={props.room.kind === 'line' && used() > limit - countFrom}>
        <span class="composer-units num">{words()}</span>
      </Show>
    </Show>
  );
}
