import { Icon } from '@engawa/ui';
import { Match, Show, Switch } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import type { UnsentContent as Content, UnsentMedia, UnsentMessage } from '../../../../state/unsent-queue.ts';
import { Words } from '../../words.tsx';
import { nameOf } from '../stickers/sticker-name.ts';
import { placeOf } from '../stickers/sticker-packs.ts';
import { StickerPicture } from '../stickers/sticker-picture.tsx';
import { UnsentFile } from './unsent-file.tsx';
import './unsent-content.css';
import { quotedName } from '../../bubbles/author-name.ts';

/** What a message on this device holds, drawn from what the device knows. */
export function UnsentContent(props: { message: UnsentMessage; onCancel: () => void }) {
  const of = <K extends Content['kind']>(kind: K) =>
    props.message.content.kind === kind ? (props.message.content as Extract<Content, { kind: K }>) : undefined;
  return (
    <div class="message-bubble" data-unsent-kind={props.message.content.kind}>
      <UnsentQuote message={props.message} />
      <Switch>
        <Match when={of('text')}>{(content) => <Words text={content().text} emojis={content().emojis} />}</Match>
        <Match when={of('sticker')}>
          {(sticker) => (
            <span class="unsent-sticker" role="img" aria-label={nameOf(sticker())}>
              <StickerPicture stickerId={sticker().stickerId} at={placeOf(sticker())?.at ?? null} />
            </span>
          )}
        </Match>
        <Match when={of('location')}>
          {(place) => (
            <span class="unsent-place">
              <Icon name="pin" />
              <span>{place().title ?? text().composer.unsent.location}</span>
            </span>
          )}
        </Match>
        <Match when={of('media') as UnsentMedia | undefined}>
          {(media) => <UnsentFile media={media()} state={props.message.state} onCancel={props.onCancel} />}
        </Match>
      </Switch>
    </div>
  );
}

/** What it answers. */
export function UnsentQuote(props: { message: UnsentMessage }) {
  return (
    <Show when={props.message.quote}>
      {(quote) => (
        <p class="unsent-quote">
          {quotedName(quote())} {quote().excerpt}
        </p>
      )}
    </Show>
  );
}
