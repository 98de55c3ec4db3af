import { createSignal, For, type JSX, Show } from 'solid-js';
import './strip.css';

type StripProps = {
  label: string;
  tabs: readonly string[];
  tab: string;
  titleOf: (tab: string) => string;
  onTab: (tab: string) => void;
  /** What stands in a tab. @param at its place, from 0 */
  children: (tab: string, at: number) => JSX.Element;
};

/** Sets of pictures side by side: one stop for Tab, arrows lead to the next set. */
export function Strip(props: StripProps) {
  let list!: HTMLDivElement;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (props.tabs.indexOf(props.tab) + step + props.tabs.length) % props.tabs.length;
    props.onTab(props.tabs[next]!);
    (list.children[next] as HTMLElement).focus();
  };
  return (
    <div ref={list} class="strip" role="tablist" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab, at) => (
          <button
            type="button"
            role="tab"
            class="strip-tab"
            aria-selected={props.tab === tab}
            aria-label={at() > 0 ? `${at()}. ${props.titleOf(tab)}` : props.titleOf(tab)}
            title={props.titleOf(tab)}
            tabIndex={props.tab === tab ? 0 : -1}
            onClick={() => props.onTab(tab)}
            onKeyDown={press}
          >
            {props.children(tab, at())}
          </button>
        )}
      </For>
    </div>
  );
}

/** A set's first picture; its number until that is there. */
export function StripPicture(props: { at: number; src: string }) {
  const [picture, setPicture] = createSignal<'coming' | 'there' | 'away'>('coming');
  return (
    <>
      <Show when={picture() !== 'there'}>
        <span class="num">{props.at}</span>
      </Show>
      <Show when={picture() !== 'away'}>
        <img
          src={props.src}
          alt=""
          loading="lazy"
          referrerpolicy="no-referrer"
          onLoad={() => setPicture('there')}
          onError={() => setPicture('away')}
        />
      </Show>
    </>
  );
}
