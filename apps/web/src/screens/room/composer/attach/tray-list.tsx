import { mediaKindOf, type RoomView } from '@engawa/domain';
import { Icon, IconButton, type IconName, Spinner } from '@engawa/ui';
import { For, Match, Show, Switch } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { megabytes } from '../../../../i18n/sizes.ts';
import { clock } from '../../bubbles/clock.ts';
import { arrivalWords, troubleOf } from './arrival.ts';
import { attachedIn, detach, type TrayFile } from './tray.ts';
import './tray.css';

/** What lies beside the words: what it is, and what the other will really get of it. */
export function TrayList(props: { room: RoomView; focusField: () => void }) {
  const words = () => text().composer.tray;
  const attached = () => attachedIn(props.room.id);
  return (
    <Show when={attached().length > 0}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
      <ul role="list" class="tray" aria-label={words().label}>
        <For each={attached()}>
          {(file) => (
            <li class="tray-item">
              <Picture file={file} />
              <div class="tray-words">
                <span class="tray-name">{nameOf(file)}</span>
                <Facts file={file} room={props.room} />
              </div>
              <IconButton
                icon="close"
                size="s"
                label={words().remove(nameOf(file))}
                onClick={() => {
                  detach(props.room.id, file.id);
                  props.focusField();
                }}
              />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Picture(props: { file: TrayFile }) {
  const kind = () => mediaKindOf(props.file.mimeType);
  return (
    <Switch fallback={<span class="tray-picture">{<Icon name={icons[kind()]} size={22} />}</span>}>
      <Match when={props.file.preparing}>
        <span class="tray-picture">
          <Spinner />
        </span>
      </Match>
      <Match when={kind() !== 'audio' && props.file.previewUrl}>
        {(url) => <img class="tray-picture" src={url()} alt="" />}
      </Match>
    </Switch>
  );
}

function Facts(props: { file: TrayFile; room: RoomView }) {
  const words = () => text().composer;
  const facts = () => factsOf(props.file);
  return (
    <Show when={!props.file.preparing} fallback={<span class="tray-facts">{words().tray.preparing}</span>}>
      <span class="tray-facts num">{words().facts(facts())}</span>
      <span class="tray-arrives" data-trouble={troubleOf(props.file) ? '' : undefined}>
        {words().arrives[arrivalWords(props.room.kind, props.file)]}
      </span>
      <Show when={mediaKindOf(props.file.mimeType) === 'audio' && props.file.previewUrl}>
        {(url) => (
          // biome-ignore lint/a11y/useMediaCaption: it was recorded or chosen a moment ago; nobody has written its words down
          <audio class="tray-sound" controls src={url()} aria-label={words().tray.listen(nameOf(props.file))} />
        )}
      </Show>
    </Show>
  );
}

function nameOf({ name, recorded }: TrayFile): string {
  return recorded ? text().composer.tray.voiceName : name;
}

function factsOf({ mimeType, width, height, durationMs, bytes }: TrayFile): string[] {
  const words = text().composer;
  return [
    words.kind[mediaKindOf(mimeType)],
    ...(width && height ? [words.pixels(width, height)] : []),
    ...(durationMs ? [clock(durationMs)] : []),
    // A number and its unit stay on one line.
    megabytes(bytes).replace(' ', '\u00a0'),
  ];
}

const icons: Record<ReturnType<typeof mediaKindOf>, IconName> = {
  image: 'image',
  video: 'video',
  audio: 'sound',
  file: 'file',
};
