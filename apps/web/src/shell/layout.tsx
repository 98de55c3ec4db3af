import type { ParentProps } from 'solid-js';

export function Layout(props: ParentProps) {
  return <div class="layout">{props.children}</div>;
}
