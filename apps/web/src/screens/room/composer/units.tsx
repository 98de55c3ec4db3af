import { lineLimits, longestText, type RoomView, textLimit, unitsAtLine } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { attachedIn } from './attach/tray.ts';
import { bubblesReady, wordsReady } from './sending.ts';

/** Where the field finds why its words are too long. */
export const tooLongId = 'composer-too-long';
/** From this many units before a bubble of LINE is full on, the count is shown; inside, from as many as a long letter has. */
const countFrom = { line: lineLimits.textUnits - 500, internal: longestText - 10_000 };

/** How much of a message is used, or how many of LINE it will be, or how much too long it is and what to do. */
export function Units(props: { room: RoomView; tooLong: string | undefined }) {
  const used = () => {
    const { text, emojis } = wordsReady(props.room);
    return props.room.kind === 'line' ? unitsAtLine(text, emojis) : text.length;
  };
  const limit = () => textLimit(props.room.kind);
  const words = () => {
    if (props.room.kind === 'internal') return text().room.composer.units(used(), limit());
    if (used() <= lineLimits.textUnits) return text().room.composer.units(used(), lineLimits.textUnits);
    const bubbles = bubblesReady(props.room) - attachedIn(props.room.id).length;
    return text().composer.bubbles(used(), limit(), bubbles);
  };
  return (
    <Show
      when={!props.tooLong}
      fallback={
        <p id={tooLongId} class="composer-too-long num">
          {props.tooLong}
        </p>
      }
    >
      <Show when={used() > countFrom[props.room.kind]}>
        <span class="composer-units num">{words()}</span>
      </Show>
    </Show>
  );
}
