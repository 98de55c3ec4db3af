import type { RoomView } from '@engawa/domain';
import { For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { openLightbox } from '../../../state/lightbox.ts';
import type { Piece, ShownAlbum } from '../albums.ts';
import { MediaState } from './media-state.tsx';
import { Thumb } from './thumb.tsx';
import './image.css';

/** Pictures sent together, as one grid; says how many have not come yet. */
export function AlbumBubble(props: { album: ShownAlbum; room: RoomView }) {
  const total = () => props.album.total;
  const here = () => props.album.pieces.length;
  return (
    <>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none
        role="list"
        class="album"
        aria-label={text().message.album.label(here())}
        data-columns={here() === 2 || here() === 4 ? '2' : '3'}
      >
        <For each={props.album.pieces}>
          {(piece, at) => (
            <li
              data-wide={isWide(at(), here()) ? '' : undefined}
              data-whole={here() % 3 === 1 && here() !== 4 && at() === here() - 1 ? '' : undefined}
            >
              <AlbumPiece piece={piece} at={at() + 1} total={total()} />
            </li>
          )}
        </For>
      </ul>
      <Show when={here() < total()}>
        <small class="album-count num" title={text().message.album.missing(here(), total())}>
          <span aria-hidden="true">{text().message.album.some(here(), total())}</span>
          <span class="visually-hidden">{text().message.album.missing(here(), total())}</span>
        </small>
      </Show>
    </>
  );
}

/** Of five or eight the last two share their line. */
function isWide(at: number, count: number): boolean {
  return count % 3 === 2 && count > 2 && at >= count - 2;
}

function AlbumPiece(props: { piece: Piece; at: number; total: number }) {
  const media = () => props.piece.content.media;
  const label = () => text().message.album.open(props.at, props.total);
  return (
    <Show when={media().status === 'ready'} fallback={<MediaState content={props.piece.content} />}>
      <button type="button" onClick={() => openLightbox(props.piece.roomId, props.piece.id)}>
        <Thumb messageId={props.piece.id} media={media()} alt={label()} />
      </button>
    </Show>
  );
}
