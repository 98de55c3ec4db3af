import { Icon, IconButton } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { AlbumGrid } from './bubbles/album-grid.tsx';
import { placeFor } from './bubbles/place.ts';
import { createLocalPicture } from './composer/unsent/local-picture.ts';
import { UnsentQuote } from './composer/unsent/unsent-content.tsx';
import { UploadProgress } from './composer/unsent/upload-progress.tsx';
import { putAwayUnsent, UnsentMeta, waitsHere } from './unsent-message.tsx';
import type { UnsentPicture } from './unsent-runs.ts';
import './message.css';
import './unsent-pictures.css';

/** Pictures on their way to the server, as they will stand in the talk; each says how far it is and can be stopped. */
export function UnsentPictures(props: { pictures: readonly UnsentPicture[] }) {
  const first = () => props.pictures[0]!;
  return (
    <li class="message-row">
      <article class="message" data-mine data-unsent={first().state}>
        <div class="message-bubble" data-kind="album" style={placeOf(props.pictures)}>
          <UnsentQuote message={first()} />
          <AlbumGrid label={text().message.album.label(props.pictures.length)} pictures={props.pictures}>
            {(picture) => <OnItsWay picture={picture} />}
          </AlbumGrid>
        </div>
        <UnsentMeta message={first()} />
      </article>
    </li>
  );
}

/** One by itself takes the place that it will take in the talk. */
function placeOf(pictures: readonly UnsentPicture[]): Record<string, string> {
  const [picture, ...others] = pictures;
  if (!picture || others.length > 0) return {};
  const { width, height } = placeFor(picture.content.width ?? null, picture.content.height ?? null);
  return { '--alone-width': `${width}px`, '--alone-shape': `${width} / ${height}` };
}

function OnItsWay(props: { picture: UnsentPicture }) {
  const media = () => props.picture.content;
  const address = createLocalPicture(media());
  // What calls itself a picture may be none.
  const [broken, setBroken] = createSignal(false);
  const canStop = () => !media().uploaded || waitsHere(props.picture);
  return (
    <>
      <Show when={!broken() && address()} fallback={<Icon name="image" size={26} />}>
        {(src) => <img class="unsent-picture" src={src()} alt={media().name} onError={() => setBroken(true)} />}
      </Show>
      <UploadProgress media={media()} />
      <Show when={canStop()}>
        <IconButton
          icon="close"
          size="s"
          label={text().composer.unsent.cancelOf(media().name)}
          onClick={() => putAwayUnsent(props.picture.id)}
        />
      </Show>
    </>
  );
}
