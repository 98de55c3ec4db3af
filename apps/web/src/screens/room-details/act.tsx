import { Icon, type IconName } from '@engawa/ui';
import { createUniqueId, Show } from 'solid-js';

/** Something to do with the room, on a line of its own; when it may not be done the reason stands under it. */
export function Act(props: {
  icon: IconName;
  label: string;
  disabledReason?: string | undefined;
  onSelect: () => void;
}) {
  const reason = createUniqueId();
  return (
    <button
      type="button"
      class="room-details-act"
      aria-disabled={props.disabledReason ? 'true' : undefined}
      aria-describedby={props.disabledReason ? reason : undefined}
      onClick={() => props.disabledReason || props.onSelect()}
    >
      <Icon name={props.icon} size={18} />
      <span>
        {props.label}
        <Show when={props.disabledReason}>
          <small id={reason}>{props.disabledReason}</small>
        </Show>
      </span>
    </button>
  );
}
