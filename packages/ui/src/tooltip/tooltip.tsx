import type { JSX } from 'solid-js';
import { createBubble } from './bubble.tsx';
import './tooltip.css';

export type TooltipProps = {
  text: string;
  /** One focusable control; its own name must not depend on the tooltip. */
  children: JSX.Element;
};

/** A hint on hover and keyboard focus. Never the only place of an information that matters. */
export function Tooltip(props: TooltipProps) {
  const bubble = createBubble(() => props.text);
  return (
    <>
      <span class="tooltip-anchor" {...bubble.anchorEvents}>
        {props.children}
      </span>
      {bubble.view()}
    </>
  );
}
