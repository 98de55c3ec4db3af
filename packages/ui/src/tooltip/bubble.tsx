import { createEffect, createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { placeBeside } from './place.ts';
import './bubble.css';

export type Bubble = {
  /** Id of the text, for aria-describedby. */
  id: string;
  show: (anchor: HTMLElement) => void;
  hide: () => void;
  /** Handlers for the control which the bubble speaks about. */
  anchorEvents: AnchorEvents;
  /** The text itself, to be drawn beside the control. Takes no room in the layout. */
  view: () => JSX.Element;
};

/** Native listeners (on:), so that they stand beside a control's own handlers and do not replace them. */
type AnchorEvents = {
  'on:pointerenter': (event: PointerEvent & { currentTarget: HTMLElement }) => void;
  'on:pointerleave': (event: PointerEvent) => void;
  'on:focusin': (event: FocusEvent & { currentTarget: HTMLElement }) => void;
  'on:focusout': () => void;
  'on:keydown': (event: KeyboardEvent) => void;
};

const leaveDelayMs = 120;

/**
 * A few words beside a control, on hover, keyboard focus or tap. Stays while the pointer is over it, goes with Escape
 * (WCAG 1.4.13). Where it only repeats the control's name (`describes` false), screen readers do not meet it. Lies in the browser's top layer, so no scrolling parent cuts it off.
 */
export function createBubble(text: () => string | undefined, describes: () => boolean = () => true): Bubble {
  const id = createUniqueId();
  const [anchor, setAnchor] = createSignal<HTMLElement>();
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const show = (element: HTMLElement) => {
    clearTimeout(leaving);
    setAnchor(element);
  };
  const hide = () => {
    clearTimeout(leaving);
    setAnchor(undefined);
  };
  const hideSoon = () => {
    leaving = setTimeout(hide, leaveDelayMs);
  };
  onCleanup(() => clearTimeout(leaving));

  return {
    id,
    show,
    hide,
    anchorEvents: {
      'on:pointerenter': (event) => {
        if (event.pointerType === 'mouse') show(event.currentTarget);
      },
      'on:pointerleave': (event) => {
        if (event.pointerType === 'mouse') hideSoon();
      },
      'on:focusin': (event) => {
        if ((event.target as Element).matches(':focus-visible')) show(event.currentTarget);
      },
      'on:focusout': hide,
      'on:keydown': (event) => {
        if (event.key === 'Escape') hide();
      },
    },
    view: () => (
      <Show when={text()}>
        <BubbleView
          id={id}
          text={text()!}
          describes={describes()}
          anchor={anchor()}
          keep={() => clearTimeout(leaving)}
          hide={hide}
        />
      </Show>
    ),
  };
}

function BubbleView(props: {
  id: string;
  text: string;
  describes: boolean;
  anchor: HTMLElement | undefined;
  keep: () => void;
  hide: () => void;
}) {
  let element!: HTMLSpanElement;

  createEffect(() => {
    const anchor = props.anchor;
    if (!anchor) return;
    element.showPopover?.();
    placeBeside(anchor, element);
    const leaves = dismissListeners(anchor, props.hide);
    onCleanup(() => {
      leaves();
      if (element.isConnected) element.hidePopover?.();
    });
  });

  return (
    <span
      ref={element}
      id={props.id}
      role="tooltip"
      aria-hidden={props.describes ? undefined : 'true'}
      class="bubble"
      popover="manual"
      data-open={props.anchor ? '' : undefined}
      onPointerEnter={() => props.keep()}
      onPointerLeave={() => props.hide()}
    >
      {props.describes || props.anchor ? props.text : ''}
    </span>
  );
}

function dismissListeners(anchor: HTMLElement, hide: () => void): () => void {
  const onPointerDown = (event: PointerEvent) => {
    if (!anchor.contains(event.target as Node)) hide();
  };
  document.addEventListener('pointerdown', onPointerDown);
  window.addEventListener('scroll', hide, { capture: true, passive: true });
  return () => {
    document.removeEventListener('pointerdown', onPointerDown);
    window.removeEventListener('scroll', hide, { capture: true });
  };
}
