import { canBringBack, type KeptKindView } from '@engawa/domain';
import { Button, toaster } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { bringBack, keptEventsOf, keptKinds } from '../../../state/admin/kept-events.ts';
import { attempt } from '../../page/attempt.ts';
import { Loaded } from '../../page/loaded.tsx';
import { createWork } from '../../page/work.ts';
import { KeptEvent } from './kept-event.tsx';

/** The events of a kind, or all, the newest first. */
export function KeptList(props: { kind: KeptKindView | null }) {
  const words = () => text().admin.inbox;
  const events = keptEventsOf(props.kind && { reason: props.kind.reason, type: props.kind.type });
  const [showMore, showingMore] = createWork(() => attempt(() => events.more()));
  const [again, busy] = createWork((which: Parameters<typeof bringBack>[0]) =>
    attempt(async () => {
      const count = await bringBack(which);
      toaster.show({ tone: 'done', text: words().broughtBack(count) });
      await Promise.all([keptKinds.load(), events.load()]);
    }),
  );
  return (
    <>
      <Show when={props.kind}>
        {(kind) => (
          <BringAllBack
            kind={kind()}
            busy={busy()}
            bringBack={() => void again({ kind: { reason: kind().reason, type: kind().type } })}
          />
        )}
      </Show>
      <Loaded from={events} loading={text().admin.loading}>
        {(page) => (
          <>
            <ul class="kept">
              <For each={page().events}>
                {(event) => <KeptEvent event={event} busy={busy()} bringBack={() => void again({ id: event.id })} />}
              </For>
            </ul>
            <Show when={page().hasMore}>
              <Button class="kept-more" variant="quiet" busy={showingMore()} onClick={() => void showMore()}>
                {words().more}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
    </>
  );
}

/** Only where a circumstance may have gone; while it has not for any of them, it says which. */
function BringAllBack(props: { kind: KeptKindView; busy: boolean; bringBack: () => void }) {
  const mayCome = () => canBringBack({ reason: props.kind.reason, served: true }).allowed;
  const refused = () => {
    const verdict = canBringBack({ reason: props.kind.reason, served: props.kind.ready > 0 });
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <Show when={mayCome()}>
      <div>
        <Button icon="refresh" busy={props.busy} disabledReason={refused()} onClick={() => props.bringBack()}>
          {text().admin.inbox.againAll(props.kind.ready || props.kind.count)}
        </Button>
      </div>
    </Show>
  );
}
