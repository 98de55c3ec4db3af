import * as Kobalte from '@kobalte/core/dropdown-menu';
import { createSignal, For, Show } from 'solid-js';
import { Button, type ButtonProps } from '../button/button.tsx';
import { IconButton, type IconButtonProps } from '../button/icon-button.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { createLayer } from '../layers/create-layer.ts';
import './menu.css';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  icon?: IconName;
  /** Why it may not be chosen; stands under the label. The item stays reachable by keyboard. */
  disabledReason?: string | undefined;
  danger?: boolean;
  /** A line above: a new group begins. */
  startsGroup?: boolean;
};

export type MenuProps = {
  items: readonly MenuItem[];
  /** Name of the button that opens it. */
  label: string;
  /** Picture of that button; "more" when neither this nor `buttonProps` is given. */
  icon?: IconName;
  size?: IconButtonProps['size'];
  /** Given, the opening button has words (the label) instead of a picture alone. */
  buttonProps?: Pick<ButtonProps, 'variant' | 'size' | 'icon' | 'block'>;
};

/** A button and the acts behind it. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = createSignal(false);
  createLayer(open, () => setOpen(false));
  return (
    <Kobalte.Root open={open()} onOpenChange={setOpen} placement="bottom-end" gutter={4} modal={false}>
      <Show
        when={props.buttonProps}
        fallback={
          <Kobalte.Trigger<typeof IconButton>
            as={IconButton}
            icon={props.icon ?? 'more'}
            label={props.label}
            size={props.size ?? 'm'}
          />
        }
      >
        <Kobalte.Trigger<typeof Button> as={Button} {...props.buttonProps}>
          {props.label}
        </Kobalte.Trigger>
      </Show>
      <Kobalte.Portal>
        <Kobalte.Content class="menu">
          <For each={props.items}>{(item) => <MenuRow item={item} />}</For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}

/** One act of a menu. */
export function MenuRow(props: { item: MenuItem }) {
  const refused = () => !!props.item.disabledReason;
  return (
    <>
      <Show when={props.item.startsGroup}>
        <Kobalte.Separator class="menu-rule" />
      </Show>
      <Kobalte.Item
        class="menu-item"
        data-danger={props.item.danger ? '' : undefined}
        aria-disabled={refused() ? 'true' : undefined}
        closeOnSelect={!refused()}
        onSelect={() => {
          if (!refused()) props.item.onSelect();
        }}
      >
        <Show when={props.item.icon}>{(name) => <Icon name={name()} />}</Show>
        <span class="menu-words">
          <Kobalte.ItemLabel as="span">{props.item.label}</Kobalte.ItemLabel>
          <Show when={props.item.disabledReason}>
            <Kobalte.ItemDescription as="span" class="menu-reason">
              {props.item.disabledReason}
            </Kobalte.ItemDescription>
          </Show>
        </span>
      </Kobalte.Item>
    </>
  );
}
