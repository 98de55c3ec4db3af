import * as Kobalte from '@kobalte/core/alert-dialog';
import { type JSX, Show } from 'solid-js';
import { Button } from '../button/button.tsx';
import { createLayer } from '../layers/create-layer.ts';
import { createReturnFocus } from './return-focus.ts';
import './dialog.css';

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question. */
  title: string;
  /** What will happen, in words. */
  description: string;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  tone?: 'danger' | 'primary' | 'outside';
  /** The confirmed work is under way. */
  busy?: boolean;
  children?: JSX.Element;
};

/** A question before something that cannot be taken back. Closing it is the caller's, after the work is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const focus = createReturnFocus();
  createLayer(
    () => props.open,
    () => props.onOpenChange(false),
  );
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-place">
          <Kobalte.Content class="dialog" {...focus}>
            <div class="dialog-head">
              <Kobalte.Title>{props.title}</Kobalte.Title>
            </div>
            <div class="dialog-body">
              <Kobalte.Description class="dialog-description">{props.description}</Kobalte.Description>
              <Show when={props.children}>
                <div>{props.children}</div>
              </Show>
            </div>
            <div class="dialog-foot">
              <Button variant="plain" onClick={() => props.onOpenChange(false)}>
                {props.cancelLabel}
              </Button>
              <Button variant={props.tone ?? 'danger'} busy={props.busy ?? false} onClick={() => props.onConfirm()}>
                {props.confirmLabel}
              </Button>
            </div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
