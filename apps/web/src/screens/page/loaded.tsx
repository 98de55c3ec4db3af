import { Banner, Button, EmptyState, Icon, Skeleton } from '@engawa/ui';
import { type Accessor, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { errorText } from '../../i18n/error-text.ts';
import { text } from '../../i18n/index.ts';
import type { Remote } from '../../state/remote.ts';

export type LoadedProps<T> = {
  from: Remote<T>;
  /** What is being loaded, for screen readers. */
  loading: string;
  shape?: 'rows' | 'text';
  children: (value: Accessor<NonNullable<T>>) => JSX.Element;
};

/** Loads when it is mounted; shows the value, an older value with a warning, the way in, or what went wrong. */
export function Loaded<T>(props: LoadedProps<T>) {
  onMount(() => void props.from.load());
  return (
    <Switch fallback={<Skeleton label={props.loading} shape={props.shape ?? 'rows'} />}>
      <Match when={props.from.value()}>
        {(value) => (
          <>
            <Show when={props.from.error()}>
              <Banner tone="offline" shape="box" live="polite">
                {text().page.stale}
              </Banner>
            </Show>
            {props.children(value)}
          </>
        )}
      </Match>
      <Match when={props.from.error()}>
        {(error) => <LoadFailure error={error()} again={() => void props.from.load()} />}
      </Match>
    </Switch>
  );
}

function LoadFailure(props: { error: unknown; again: () => void }) {
  return (
    <EmptyState
      drawing={<Icon name="warning" />}
      title={text().page.failed}
      text={errorText(props.error)}
      action={
        <Button variant="quiet" icon="refresh" onClick={props.again}>
          {text().common.tryAgain}
        </Button>
      }
    />
  );
}
