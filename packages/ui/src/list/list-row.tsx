import { createUniqueId, type JSX, Match, Show, Switch } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import './list.css';

export type ListRowProps = {
  title: JSX.Element;
  subtitle?: JSX.Element;
  /** Before the words, for example an Avatar. */
  leading?: JSX.Element;
  /** Small, at the end of the first line, for example a time. */
  meta?: JSX.Element;
  /** At the end of the second line, for example a Badge. Other buttons do not belong inside a row that is itself one. */
  trailing?: JSX.Element;
  /** The row is a link. */
  href?: string;
  /** The row is a button; with `href` it is told about the click as well. */
  onSelect?: (event: MouseEvent) => void;
  /** The place where the reader is. */
  current?: boolean;
  /** The row is chosen or not, with a tick: for picking several. */
  pressed?: boolean;
  /** Why it may not be chosen; stands under the title. The row stays focusable. */
  disabledReason?: string | undefined;
};

/** One row of a List: picture, two lines of words, something at the end. */
export function ListRow(props: ListRowProps) {
  const reasonId = createUniqueId();
  const described = () => (props.disabledReason ? reasonId : undefined);
  const disabled = () => (props.disabledReason ? 'true' : undefined);
  const select = (event: MouseEvent) => {
    if (props.disabledReason) event.preventDefault();
    else props.onSelect?.(event);
  };
  return (
    <li>
      <Switch
        fallback={
          <div class="list-row">
            <RowInside row={props} reasonId={reasonId} />
          </div>
        }
      >
        <Match when={props.href && !props.disabledReason}>
          <a class="list-row" href={props.href} aria-current={props.current ? 'page' : undefined} onClick={select}>
            <RowInside row={props} reasonId={reasonId} />
          </a>
        </Match>
        <Match when={props.href || props.onSelect}>
          <button
            type="button"
            class="list-row"
            aria-current={props.current ? 'true' : undefined}
            aria-pressed={props.pressed}
            aria-disabled={disabled()}
            aria-describedby={described()}
            onClick={select}
          >
            <RowInside row={props} reasonId={reasonId} />
          </button>
        </Match>
      </Switch>
    </li>
  );
}

function RowInside(props: { row: ListRowProps; reasonId: string }) {
  return (
    <>
      <span class="list-row-leading">{props.row.leading}</span>
      <span class="list-row-words">
        <span class="list-row-title">
          <bdi>{props.row.title}</bdi>
        </span>
        <Show when={props.row.subtitle}>
          <span class="list-row-subtitle">{props.row.subtitle}</span>
        </Show>
        <Show when={props.row.disabledReason}>
          <span class="list-row-reason" id={props.reasonId}>
            {props.row.disabledReason}
          </span>
        </Show>
      </span>
      <span class="list-row-end">
        <Show when={props.row.meta}>
          <span class="list-row-meta num">{props.row.meta}</span>
        </Show>
        {props.row.trailing}
        <Show when={props.row.pressed}>
          <Icon name="check" />
        </Show>
      </span>
    </>
  );
}
