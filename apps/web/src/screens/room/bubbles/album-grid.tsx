import { type Accessor, For, type JSX } from 'solid-js';
import './image.css';

/** Pictures beside each other: two or four stand in halves, others in thirds; what is left over fills its line. */
export function AlbumGrid<Picture>(props: {
  label: string;
  pictures: readonly Picture[];
  children: (picture: Picture, at: Accessor<number>) => JSX.Element;
}) {
  const count = () => props.pictures.length;
  return (
    <ul
      // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none
      role="list"
      class="album"
      aria-label={props.label}
      data-columns={count() === 2 || count() === 4 ? '2' : '3'}
    >
      <For each={props.pictures}>
        {(picture, at) => (
          <li
            data-wide={isWide(at(), count()) ? '' : undefined}
            data-whole={count() % 3 === 1 && count() !== 4 && at() === count() - 1 ? '' : undefined}
          >
            {props.children(picture, at)}
          </li>
        )}
      </For>
    </ul>
  );
}

/** Of five or eight the last two share their line. */
function isWide(at: number, count: number): boolean {
  return count % 3 === 2 && count > 2 && at >= count - 2;
}
