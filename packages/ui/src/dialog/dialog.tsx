import * as Kobalte from '@kobalte/core/dialog';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../button/icon-button.tsx';
import { createReturnFocus } from './return-focus.ts';
import './dialog.css';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string | undefined;
  /** Name of the button that closes it. */
  closeLabel: string;
  children?: JSX.Element;
  /** Buttons, the main one last; on a phone they stand above each other, the main one on top. */
  footer?: JSX.Element;
  size?: 'm' | 'l';
};

/** A window over the page; a sheet from below on a phone. Holds the focus, goes with Escape, gives the focus back. */
export function Dialog(props: DialogProps) {
  const focus = createReturnFocus();
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-place">
          <Kobalte.Content class="dialog" data-size={props.size ?? 'm'} {...focus}>
            <div class="dialog-head" data-closable="">
              <Kobalte.Title>{props.title}</Kobalte.Title>
            </div>
            <div class="dialog-body">
              <Show when={props.description}>
                <Kobalte.Description class="dialog-description">{props.description}</Kobalte.Description>
              </Show>
              {props.children}
            </div>
            <Show when={props.footer}>
              <div class="dialog-foot">{props.footer}</div>
            </Show>
            {/* Last, so that the focus begins with what the dialog is about. */}
            <div class="dialog-close">
              <IconButton icon="close" label={props.closeLabel} onClick={() => props.onOpenChange(false)} />
            </div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
