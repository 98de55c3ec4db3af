import { canBringBack, type KeptEventView } from '@engawa/domain';
import { Button } from '@engawa/ui';
import { Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { copy } from '../../page/copy.ts';
import { dayAndTime } from '../../page/dates.ts';

/** One event as it came, why it is kept, and its way back where there may be one. */
export function KeptEvent(props: { event: KeptEventView; busy: boolean; bringBack: () => void }) {
  const words = () => text().admin.inbox;
  const mayComeBack = () => canBringBack({ ...props.event, served: true }).allowed;
  const refused = () => {
    const verdict = canBringBack(props.event);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <li class="kept-event">
      <p class="kept-reason">{words().reasons[props.event.reason]}</p>
      <p class="form-note num">
        <bdi>{props.event.channelName}</bdi> · {words().type(props.event.type)} · {dayAndTime(props.event.receivedAt)}
      </p>
      <Show when={mayComeBack()}>
        <Button
          class="kept-again"
          variant="quiet"
          size="s"
          icon="refresh"
          busy={props.busy}
          disabledReason={refused()}
          onClick={() => props.bringBack()}
        >
          {words().again}
        </Button>
      </Show>
      <details>
        <summary>{words().raw}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard */}
        <pre tabIndex={0}>{readable(props.event.body)}</pre>
        <Button variant="quiet" size="s" icon="copy" onClick={() => void copy(props.event.body, words().copied)}>
          {words().copy}
        </Button>
      </details>
    </li>
  );
}

/** Indented where it is JSON; else as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
