import type { RoomView } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { openLightbox } from '../../../state/lightbox.ts';
import type { Piece, ShownAlbum } from '../albums.ts';
import { AlbumGrid } from './album-grid.tsx';
import { MediaState } from './media-state.tsx';
import { Thumb } from './thumb.tsx';

/** Pictures sent together, as one grid; says how many have not come yet. */
export function AlbumBubble(props: { album: ShownAlbum; room: RoomView }) {
  const total = () => props.album.total;
  const here = () => props.album.pieces.length;
  return (
    <>
      <AlbumGrid label={text().message.album.label(here())} pictures={props.album.pieces}>
        {(piece, at) => <AlbumPiece piece={piece} at={at() + 1} total={total()} />}
      </AlbumGrid>
      <Show when={here() < total()}>
        <small class="album-count num" title={text().message.album.missing(here(), total())}>
          <span aria-hidden="true">{text().message.album.some(here(), total())}</span>
          <span class="visually-hidden">{text().message.album.missing(here(), total())}</span>
        </small>
      </Show>
    </>
  );
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
