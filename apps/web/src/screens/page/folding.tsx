import { ConfirmDialog, type ConfirmDialogProps, createLayer } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { Unsaved } from './unsaved.tsx';

type FoldingProps = {
  /** Whether something would be lost. */
  unsaved: boolean;
  fold: () => void;
  /** Gets what folds it as Back does, for Escape. */
  ref?: (leave: () => void) => void;
  /** Default: that of a form. */
  question?: Pick<ConfirmDialogProps, 'title' | 'description' | 'confirmLabel' | 'cancelLabel'>;
};

/** Stands in what has unfolded within a page: Back folds it again. Neither that nor leaving the page loses anything unasked. */
export function Folding(props: FoldingProps) {
  const [asking, setAsking] = createSignal(false);
  const leave = () => (props.unsaved ? setAsking(true) : props.fold());
  createLayer(() => true, leave);
  props.ref?.(leave);
  return (
    <>
      <Unsaved when={props.unsaved} />
      <ConfirmDialog
        {...(props.question ?? text().common.unsaved)}
        open={asking()}
        onOpenChange={setAsking}
        onConfirm={() => {
          setAsking(false);
          props.fold();
        }}
      />
    </>
  );
}
