import './logo.css';

export type LogoProps = {
  /** Edge in CSS pixels; 36 by default. */
  size?: number;
  /** Name for screen readers; without it the mark is decoration. */
  label?: string;
};

/** The mark: a roof, two posts, and the veranda floor. Its colours are its own; in the dark its ground is lighter than the page. */
export function Logo(props: LogoProps) {
  return (
    <svg
      class="logo"
      viewBox="0 0 36 36"
      role={props.label ? 'img' : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : 'true'}
      style={props.size ? { '--logo-size': `${props.size}px` } : undefined}
    >
      <rect class="logo-ground" width="36" height="36" rx="10" />
      <g fill="none" stroke="#f7f3eb" stroke-width="2.2" stroke-linejoin="round">
        <path d="M7 15h22M7 15l4-5h14l4 5M11 15v9M25 15v9" />
        <path d="M6 24h24" stroke="#74c4b3" stroke-width="2.6" />
      </g>
    </svg>
  );
}
