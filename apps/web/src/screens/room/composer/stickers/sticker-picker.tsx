import type { RoomKind } from '@engawa/domain';
import { IconButton, TextField } from '@engawa/ui';
import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { noteSticker, recentStickers } from '../../../../state/sticker-recents.ts';
import { StickerGrid } from './sticker-grid.tsx';
import { type Sticker, stickerPacks, stickerUrl } from './sticker-packs.ts';
import { packsFor } from './sticker-search.ts';
import './sticker-picker.css';

const recent = 'recent';

/** The stickers that LINE lets accounts send, by set, by search and by what was sent last. */
export default function StickerPicker(props: {
  roomKind: RoomKind;
  onChoose: (sticker: Sticker) => void;
  onClose: () => void;
}) {
  let panel!: HTMLElement;
  const words = () => text().composer.sticker;
  const [query, setQuery] = createSignal('');
  const [tab, setTab] = createSignal(recentStickers().length > 0 ? recent : stickerPacks[0]!.packageId);
  // What is chosen must not move away under the finger.
  const recents = recentStickers();
  const found = createMemo(() => packsFor(query()));
  const shown = createMemo(() => {
    if (query().trim()) return found();
    return stickerPacks.filter((pack) => pack.packageId === tab());
  });
  const choose = (sticker: Sticker) => {
    noteSticker(sticker);
    props.onChoose(sticker);
  };
  onMount(() => panel.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus());
  return (
    <section
      ref={panel}
      class="sticker-picker"
      aria-label={words().label}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <div class="sticker-head">
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
        <IconButton icon="close" label={words().close} onClick={() => props.onClose()} />
      </div>
      <Show when={!query().trim()}>
        <Tabs tab={tab()} onTab={setTab} />
      </Show>
      <div class="sticker-sheets" role="tabpanel" aria-label={query().trim() ? words().search : titleOf(tab())}>
        <Show when={!query().trim() && tab() === recent}>
          <Show when={recents.length > 0} fallback={<p class="sticker-note">{words().noRecent}</p>}>
            <StickerGrid label={words().recent} stickers={recents} onChoose={choose} />
          </Show>
        </Show>
        <For each={shown()}>
          {(pack) => (
            <>
              <p class="sticker-title">{pack.title}</p>
              <StickerGrid label={pack.title} stickers={pack.stickers} onChoose={choose} />
            </>
          )}
        </For>
        <Show when={query().trim() && found().length === 0}>
          <p class="sticker-note" role="status">
            {words().none}
          </p>
        </Show>
      </div>
      <p class="sticker-note">
        <strong>{words().sendsAtOnce[props.roomKind]}</strong> {words().reason}
      </p>
    </section>
  );
}

function titleOf(tab: string): string {
  return stickerPacks.find((pack) => pack.packageId === tab)?.title ?? text().composer.sticker.recent;
}

function Tabs(props: { tab: string; onTab: (tab: string) => void }) {
  const tabs = [recent, ...stickerPacks.map((pack) => pack.packageId)];
  let list!: HTMLDivElement;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (tabs.indexOf(props.tab) + step + tabs.length) % tabs.length;
    props.onTab(tabs[next]!);
    (list.children[next] as HTMLElement).focus();
  };
  return (
    <div ref={list} class="sticker-tabs" role="tablist" aria-label={text().composer.sticker.packages}>
      <For each={tabs}>
        {(tab, at) => (
          <button
            type="button"
            role="tab"
            class="sticker-tab"
            aria-selected={props.tab === tab}
            aria-label={at() > 0 ? `${at()}. ${titleOf(tab)}` : titleOf(tab)}
            title={titleOf(tab)}
            tabIndex={props.tab === tab ? 0 : -1}
            onClick={() => props.onTab(tab)}
            onKeyDown={press}
          >
            <Show when={tab !== recent} fallback={text().composer.sticker.recent}>
              <TabPicture at={at()} />
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}

/** The first picture of the set; its number until that is there. */
function TabPicture(props: { at: number }) {
  const [picture, setPicture] = createSignal<'coming' | 'there' | 'away'>('coming');
  const first = () => stickerPacks[props.at - 1]!.stickers[0]!.stickerId;
  return (
    <>
      <Show when={picture() !== 'there'}>
        <span class="num">{props.at}</span>
      </Show>
      <Show when={picture() !== 'away'}>
        <img
          src={stickerUrl(first())}
          alt=""
          referrerpolicy="no-referrer"
          onLoad={() => setPicture('there')}
          onError={() => setPicture('away')}
        />
      </Show>
    </>
  );
}
