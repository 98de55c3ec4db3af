import * as Kobalte from '@kobalte/core/dropdown-menu';
import { For, onCleanup } from 'solid-js';
import { createLayer } from '../layers/create-layer.ts';
import { type MenuItem, MenuRow } from './menu.tsx';
import { menuPlace, type Point } from './menu-place.ts';
import './menu.css';

export type MenuAtProps = {
  items: readonly MenuItem[];
  /** What the acts are for, to screen readers. */
  label: string;
  /** The focus returns to it, and the menu unfolds beside it. */
  anchor: HTMLElement;
  /** Where it was asked for, in CSS pixels of the window; without it, beside the anchor. */
  point?: Point | undefined;
  /** What it must not cover, if there is room above or below: a finger hides what it means well enough. */
  clearOf?: Element | undefined;
  onClose: () => void;
};

/** An open menu beside something that is no button of its own, for example one row of many: one menu serves them all. */
export function MenuAt(props: MenuAtProps) {
  const { anchor } = props;
  const place = () => {
    const kept = (props.clearOf ?? anchor).getBoundingClientRect();
    return menuPlace(kept, props.point, { width: innerWidth, height: innerHeight }, props.clearOf !== undefined);
  };
  createLayer(
    () => true,
    () => props.onClose(),
  );
  let chosen: MenuItem | undefined;
  // Who came with the keyboard goes on with it, at the first act.
  const byKeyboard = anchor.matches(':focus-visible');
  const toFirst = (content: HTMLElement) =>
    content.addEventListener(
      'focus',
      () => queueMicrotask(() => byKeyboard && content.querySelector<HTMLElement>('[role="menuitem"]')?.focus()),
      { once: true },
    );
  // The act comes last, so that it can lead the focus elsewhere, for example to where one writes.
  onCleanup(() =>
    setTimeout(() => {
      anchor.focus();
      chosen?.onSelect();
    }),
  );
  const choose = (item: MenuItem): MenuItem => ({
    ...item,
    onSelect: () => {
      chosen = item;
    },
  });
  return (
    <Kobalte.Root
      open
      onOpenChange={(open) => open || props.onClose()}
      getAnchorRect={() => place().beside}
      placement={place().placement}
      gutter={4}
      modal={false}
    >
      <Kobalte.Portal>
        <Kobalte.Content ref={toFirst} class="menu" aria-label={props.label}>
          <For each={props.items}>{(item) => <MenuRow item={choose(item)} />}</For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
