import type { JSX } from 'solid-js';

export type ListProps = {
  /** Name of the list for screen readers. */
  label: string;
  children: JSX.Element;
};

/** A list of ListRow. The role is written out because Safari forgets it for lists without bullets. */
export function List(props: ListProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none
    <ul class="list" role="list" aria-label={props.label}>
      {props.children}
    </ul>
  );
}
