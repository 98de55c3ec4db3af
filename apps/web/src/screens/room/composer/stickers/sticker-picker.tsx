import { Icon, IconButton, TextField } from '@engawa/ui';
import { createMemo, createSignal, For, type JSX, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { isWide } from '../../../../state/media.ts';
import { noteSticker, recentStickers } from '../../../../state/sticker-recents.ts';
import { stickerWords } from '../../../../state/sticker-words.ts';
import { Strip, StripPicture } from '../picker/strip.tsx';
import { StickerGrid } from './sticker-grid.tsx';
import { type Sticker, stickerPacks, stickerUrl } from './sticker-packs.ts';
import { packsFor, stickersFor } from './sticker-search.ts';
import './sticker-picker.css';

const recent = 'recent';

type StickerPickerProps = {
  onChoose: (sticker: Sticker) => void;
  head: JSX.Element;
  takesFocus: boolean;
};

/** The stickers that LINE lets accounts send, by set, by search and by what was sent last. */
export function StickerPicker(props: StickerPickerProps) {
  let panel!: HTMLDivElement;
  const words = () => text().composer.sticker;
  const [query, setQuery] = createSignal('');
  /** On a phone the field is there only when it is wanted: it brings the keyboard. */
  const [searching, setSearching] = createSignal(false);
  const search = (on: boolean) => {
    setQuery('');
    setSearching(on);
    if (on) panel.querySelector<HTMLElement>('.picker-search input')?.focus();
  };
  const [tab, setTab] = createSignal(recentStickers().length > 0 ? recent : stickerPacks[0]!.packageId);
  // What is chosen must not move away under the finger.
  const recents = recentStickers();
  const isSearch = () => query().trim() !== '';
  const found = createMemo(() => (isSearch() ? stickersFor(query(), stickerWords.value() ?? []) : []));
  const shown = createMemo(() =>
    isSearch() ? packsFor(query()) : stickerPacks.filter((pack) => pack.packageId === tab()),
  );
  const choose = (sticker: Sticker) => {
    noteSticker(sticker);
    props.onChoose(sticker);
  };
  onMount(() => {
    void stickerWords.load();
    if (props.takesFocus) panel.querySelector<HTMLElement>('.strip-tab[tabindex="0"]')?.focus();
  });
  return (
    <div ref={panel} class="picker-sheet">
      {props.head}
      <div class="picker-find">
        <IconButton
          icon="search"
          label={words().search}
          aria-expanded={searching()}
          onClick={() => search(!searching())}
        />
      </div>
      <Show when={searching() || isWide()}>
        <div class="picker-search">
          <TextField
            label={words().search}
            hideLabel
            shape="pill"
            icon="search"
            type="search"
            value={query()}
            onChange={setQuery}
            placeholder={words().search}
          />
        </div>
      </Show>
      <Packs
        tab={isSearch() ? '' : tab()}
        onTab={(id) => {
          search(false);
          setTab(id);
        }}
      />
      <div class="sticker-sheets" role="tabpanel" aria-label={isSearch() ? words().search : titleOf(tab())}>
        <Show when={!isSearch() && tab() === recent}>
          <Show when={recents.length > 0} fallback={<p class="sticker-note">{words().noRecent}</p>}>
            <StickerGrid label={words().recent} stickers={recents} onChoose={choose} />
          </Show>
        </Show>
        <Show when={found().length > 0}>
          <p class="sticker-title">{words().found}</p>
          <StickerGrid label={words().found} stickers={found()} onChoose={choose} />
        </Show>
        <For each={shown()}>
          {(pack) => (
            <>
              <Show when={isSearch()}>
                <p class="sticker-title">{pack.title}</p>
              </Show>
              <StickerGrid label={pack.title} stickers={pack.stickers} onChoose={choose} />
            </>
          )}
        </For>
        <Show when={isSearch() && found().length === 0 && shown().length === 0}>
          <p class="sticker-note" role="status">
            {words().none} {words().reason}
          </p>
        </Show>
      </div>
    </div>
  );
}

function titleOf(tab: string): string {
  return stickerPacks.find((pack) => pack.packageId === tab)?.title ?? text().composer.sticker.recent;
}

function Packs(props: { tab: string; onTab: (tab: string) => void }) {
  const words = () => text().composer.sticker;
  return (
    <Strip
      label={words().packages}
      tabs={[recent, ...stickerPacks.map((pack) => pack.packageId)]}
      tab={props.tab}
      titleOf={titleOf}
      onTab={props.onTab}
    >
      {(tab, at) => (
        <Show when={tab !== recent} fallback={<Icon name="clock" size={22} />}>
          <StripPicture at={at} src={stickerUrl(stickerPacks[at - 1]!.stickers[0]!.stickerId)} />
        </Show>
      )}
    </Strip>
  );
}
