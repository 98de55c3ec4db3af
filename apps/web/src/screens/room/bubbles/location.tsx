import { Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { copy } from '../../page/copy.ts';
import { coordinates, mapLink } from './coordinates.ts';
import { MapDrawing } from './map-drawing.tsx';
import type { SaidProps } from './said.ts';
import './location.css';

/** A place: drawn, not fetched, so that no map service learns where a customer is until somebody asks for a map. */
export function LocationBubble(props: SaidProps<'location'>) {
  const place = () => props.message.content;
  const words = () => text().message.location;
  return (
    <span class="location-card">
      <MapDrawing latitude={place().latitude} longitude={place().longitude} />
      <span class="location-words">
        <b dir="auto">{place().title ?? words().untitled}</b>
        <Show when={place().address}>{(address) => <span dir="auto">{address()}</span>}</Show>
        <button
          type="button"
          class="location-numbers num"
          title={words().copy}
          onClick={() => void copy(coordinates(place()), words().copied)}
        >
          {coordinates(place())}
        </button>
      </span>
      <a class="location-open" href={mapLink(place())} target="_blank" rel="noopener noreferrer">
        <Icon name="pin" size={17} />
        {words().open}
      </a>
    </span>
  );
}
