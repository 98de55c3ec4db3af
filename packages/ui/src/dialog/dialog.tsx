import * as Kobalte from '@kobalte/core/dialog';
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { IconButton } from '../button/icon-button.tsx';
import { createLayer } from '../layers/create-layer.ts';
import { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx';
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
  /** What is asked before it closes with something to lose; `when` says so, otherwise anything typed in it does. */
  unsaved?: Pick<ConfirmDialogProps, 'title' | 'description' | 'confirmLabel' | 'cancelLabel'> & { when?: boolean };
};

/** A window over the page; a sheet from below on a phone. Holds the focus, goes with Escape and Back, gives the focus back. */
export function Dialog(props: DialogProps) {
  const focus = createReturnFocus();
  const [typed, setTyped] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const wouldLose = () => props.unsaved?.when ?? typed();
  const close = () => (props.unsaved && wouldLose() ? setAsking(true) : props.onOpenChange(false));
  createEffect(
    on(
      () => props.open,
      () => setTyped(false),
    ),
  );
  createLayer(() => props.open, close);
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => open || close()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-place">
          <Kobalte.Content class="dialog" data-size={props.size ?? 'm'} onInput={() => setTyped(true)} {...focus}>
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
              <IconButton icon="close" label={props.closeLabel} onClick={close} />
            </div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
      <Show when={props.unsaved}>
        {(question) => (
          <ConfirmDialog
            title={question().title}
            description={question().description}
            confirmLabel={question().confirmLabel}
            cancelLabel={question().cancelLabel}
            open={asking()}
            onOpenChange={setAsking}
            onConfirm={() => {
              setAsking(false);
              props.onOpenChange(false);
            }}
          />
        )}
      </Show>
    </Kobalte.Root>
  );
}
