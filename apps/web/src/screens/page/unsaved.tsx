import { ConfirmDialog } from '@engawa/ui';
import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { holdsUnfinished } from '../../state/unfinished.ts';

type Question = { readonly title: string; readonly body: string; readonly leave: string; readonly stay: string };

/** Stands beside a form: whoever leaves it with something unsaved is asked, by a press here and by Back. */
export function Unsaved(props: { when: boolean; question?: Question }) {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>();
  const words = () => props.question ?? text().page.unsaved;
  holdsUnfinished(() => props.when);
  useBeforeLeave((leave) => {
    if (!props.when || leave.defaultPrevented) return;
    leave.preventDefault();
    setLeaving(leave);
  });
  return (
    <ConfirmDialog
      open={leaving() !== undefined}
      onOpenChange={(open) => !open && setLeaving()}
      title={words().title}
      description={words().body}
      confirmLabel={words().leave}
      cancelLabel={words().stay}
      onConfirm={() => {
        const leave = leaving();
        setLeaving();
        leave?.retry(true);
      }}
    />
  );
}
