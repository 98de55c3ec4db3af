import { type IconName, iconPaths } from './icon-paths.ts';
import './icon.css';

export type IconProps = {
  name: IconName;
  /** Edge in CSS pixels; 20 by default. */
  size?: number;
};

/** A picture that stands beside words or inside a labelled control; always hidden from screen readers. */
export function Icon(props: IconProps) {
  return (
    <svg
      class="icon"
      data-icon={props.name}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={props.size ? { '--icon-size': `${props.size}px` } : undefined}
    >
      <path d={iconPaths[props.name]} />
    </svg>
  );
}
