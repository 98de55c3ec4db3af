import { For, Show } from 'solid-js';
import './chips.css';

export type FilterOption<Value extends string = string> = { value: Value; label: string; count?: number };

export type FilterChipsProps<Value extends string = string> = {
  /** Name of the choice for screen readers. */
  label: string;
  options: readonly FilterOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One choice out of few, as a row of chips: one stop for Tab, arrows choose (ARIA radio group). */
export function FilterChips<Value extends string>(props: FilterChipsProps<Value>) {
  let group!: HTMLDivElement;
  const moveBy = (event: KeyboardEvent, index: number) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (index + step + props.options.length) % props.options.length;
    props.onChange(props.options[next]!.value);
    (group.children[next] as HTMLElement).focus();
  };
  return (
    <div ref={group} class="chips" role="radiogroup" aria-label={props.label}>
      <For each={props.options}>
        {(option, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio cannot be drawn as a chip with its own focus ring
          <button
            type="button"
            class="chip"
            role="radio"
            aria-checked={props.value === option.value}
            tabIndex={props.value === option.value ? 0 : -1}
            onClick={() => props.onChange(option.value)}
            onKeyDown={(event) => moveBy(event, index())}
          >
            {option.label}
            <Show when={option.count}>
              <span class="num">{option.count}</span>
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}
