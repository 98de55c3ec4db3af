import { For, Show } from 'solid-js';
import './skeleton.css';

export type SkeletonProps = {
  /** What is being loaded, for screen readers. */
  label: string;
  /** "rows" has faces, like a list. */
  shape?: 'rows' | 'text';
  /** 4 by default. */
  count?: number;
};

/** The shape of what will come, standing still. */
export function Skeleton(props: SkeletonProps) {
  const shape = () => props.shape ?? 'rows';
  return (
    <div class="skeleton" data-shape={shape()} role="status">
      <span class="visually-hidden">{props.label}</span>
      <For each={Array.from({ length: props.count ?? 4 })}>
        {() => (
          <div class="skeleton-row" aria-hidden="true">
            <Show when={shape() === 'rows'}>
              <span class="skeleton-face" />
            </Show>
            <span class="skeleton-lines">
              <span class="skeleton-line" />
              <span class="skeleton-line" />
            </span>
          </div>
        )}
      </For>
    </div>
  );
}
