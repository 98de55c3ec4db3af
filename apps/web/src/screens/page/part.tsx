import { Button, Dialog } from '@engawa/ui';
import { type Component, createSignal, ErrorBoundary, lazy, Show, Suspense } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** What a part of the app is loaded with: it lies on the server, which may be away or may hold another version by now. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

/**
 * A part that is loaded when it is first wanted. Where it cannot be had, that is said, with a way to try again and one to
 * load the whole page anew; the rest of the screen stays. A fault within the part is left to whoever contains it.
 */
export function part<P extends object>(
  load: () => Promise<{ default: Component<P> }>,
): Component<P & { onClose: () => void }> {
  let known: Component<P> | undefined;
  const loadNow = () =>
    load().then(
      (loaded) => {
        known = loaded.default;
        return loaded;
      },
      (cause) => {
        throw new NotLoadedError('a part cannot be loaded', { cause });
      },
    );
  return (props) => {
    // Solid's `lazy` keeps a failure for good: every try has its own.
    const Part = () => {
      const Loaded = known ?? lazy(loadNow);
      return <Loaded {...props} />;
    };
    return (
      <ErrorBoundary
        fallback={(error, again) => {
          if (!(error instanceof NotLoadedError)) throw error;
          console.warn(error);
          return <NotLoaded again={again} onClose={props.onClose} />;
        }}
      >
        <Suspense>
          <Part />
        </Suspense>
      </ErrorBoundary>
    );
  };
}

function NotLoaded(props: { again: () => void; onClose: () => void }) {
  const words = () => text().page.notLoaded;
  const [open, setOpen] = createSignal(true);
  const close = () => {
    setOpen(false);
    props.onClose();
  };
  return (
    <Show when={open()}>
      <Dialog
        open
        onOpenChange={(stays) => stays || close()}
        title={words().title}
        description={words().body}
        closeLabel={text().common.close}
        footer={
          <>
            <Button variant="quiet" onClick={() => location.reload()}>
              {words().reload}
            </Button>
            <Button icon="refresh" onClick={() => props.again()}>
              {words().again}
            </Button>
          </>
        }
      />
    </Show>
  );
}
