import { createLayer, Icon, IconButton } from '@engawa/ui';
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { dateAndTime } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { closeLightbox, lightbox, openLightbox, picturesIn, type ShownPicture } from '../../state/lightbox.ts';
import { fileAddress } from '../../state/media-cache.ts';
import { authorName } from '../room/bubbles/author-name.ts';
import { Thumb } from '../room/bubbles/thumb.tsx';
import './lightbox.css';

/** One picture of a talk over the whole window; arrow keys and swipes lead to the next, Escape closes. */
export default function Lightbox() {
  const words = () => text().message.lightbox;
  const pictures = createMemo(() => picturesIn(lightbox()?.roomId ?? ''));
  const at = () => pictures().findIndex((picture) => picture.id === lightbox()?.messageId);
  const picture = createMemo(() => pictures()[at()]);
  let dialog!: HTMLDialogElement;
  const go = (step: number) => {
    const next = pictures()[at() + step];
    if (next) openLightbox(next.roomId, next.id);
  };
  createLayer(() => true, closeLightbox);
  // Left with the room, it is not open when one comes back.
  onCleanup(closeLightbox);
  onMount(() => {
    const opener = document.activeElement as HTMLElement | null;
    dialog.showModal();
    onCleanup(() => opener?.isConnected && opener.focus());
  });
  // Taken back while somebody looks at it.
  createEffect(() => picture() || closeLightbox());
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    <dialog ref={dialog} class="lightbox" aria-label={words().title} onClose={closeLightbox} onKeyDown={keys}>
      <Show when={picture()}>
        {(shown) => (
          <>
            <header class="lightbox-bar">
              <p class="lightbox-who">
                {authorName(shown())}
                <small class="num">
                  {dateAndTime(shown().at)} ・ {words().count(at() + 1, pictures().length)}
                </small>
              </p>
              <a
                class="lightbox-save"
                href={fileAddress(shown().content.media.id)}
                download={shown().content.media.name ?? ''}
                aria-label={text().message.media.save(text().room.kinds.image)}
              >
                <Icon name="download" />
              </a>
              <IconButton icon="close" label={text().common.close} onClick={closeLightbox} />
            </header>
            <Stage picture={shown()} onSwipe={go} />
            <Show when={at() > 0}>
              <Turn step="previous" onPress={() => go(-1)} />
            </Show>
            <Show when={at() < pictures().length - 1}>
              <Turn step="next" onPress={() => go(1)} />
            </Show>
          </>
        )}
      </Show>
    </dialog>
  );
}

function Turn(props: { step: 'next' | 'previous'; onPress: () => void }) {
  return (
    <button
      type="button"
      class="lightbox-turn"
      data-step={props.step}
      aria-label={text().message.lightbox[props.step]}
      onClick={() => props.onPress()}
    >
      <Icon name={props.step === 'next' ? 'chevron-right' : 'chevron-left'} size={26} />
    </button>
  );
}

const swipePixels = 60;

/** The picture: as large as the window allows, or pixel by pixel to look around in. */
function Stage(props: { picture: ShownPicture; onSwipe: (step: number) => void }) {
  const words = () => text().message.lightbox;
  const [actual, setActual] = createSignal(false);
  const [state, setState] = createSignal<'loading' | 'there' | 'failed'>('loading');
  let startX: number | null = null;
  createEffect(
    on(
      () => props.picture.id,
      () => {
        setActual(false);
        setState('loading');
      },
      { defer: true },
    ),
  );
  const touchEnd = (event: TouchEvent) => {
    const moved = startX === null ? 0 : event.changedTouches[0]!.clientX - startX;
    startX = null;
    if (!actual() && Math.abs(moved) > swipePixels) props.onSwipe(moved < 0 ? 1 : -1);
  };
  return (
    <div
      class="lightbox-stage"
      data-actual={actual() ? '' : undefined}
      onTouchStart={(event) => {
        startX = event.touches.length === 1 ? event.touches[0]!.clientX : null;
      }}
      onTouchEnd={touchEnd}
    >
      <Show when={state() !== 'failed'} fallback={<p role="alert">{words().failed}</p>}>
        <button
          type="button"
          class="lightbox-picture"
          aria-label={actual() ? words().fit : words().actual}
          onClick={() => setActual(!actual())}
        >
          <Show when={props.picture.id} keyed>
            <img
              src={fileAddress(props.picture.content.media.id)}
              alt={text().message.image.alt(authorName(props.picture))}
              width={props.picture.content.media.width ?? undefined}
              height={props.picture.content.media.height ?? undefined}
              onLoad={() => setState('there')}
              onError={() => setState('failed')}
            />
          </Show>
          <Show when={state() === 'loading' && props.picture.id} keyed>
            <span class="lightbox-small" aria-hidden="true">
              <Thumb messageId={props.picture.id} media={props.picture.content.media} alt="" />
            </span>
          </Show>
        </button>
      </Show>
    </div>
  );
}
