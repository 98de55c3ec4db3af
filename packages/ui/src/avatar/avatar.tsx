import { createEffect, createSignal, on, Show } from 'solid-js';
import { LineBadge } from '../badge/line-badge.tsx';
import { initialOf } from './initial.ts';
import './avatar.css';

export type AvatarProps = {
  name: string;
  /** Which of the tokens' `--avatar-N` lies behind the initial. */
  color: number;
  photoUrl?: string | null | undefined;
  /** s 34, m 48, l 88 CSS pixels. */
  size?: 's' | 'm' | 'l';
  /** Square for several people. */
  shape?: 'round' | 'square';
  /** A LINE user, or a place with LINE users in it. */
  line?: boolean;
  /** What the LINE badge says to screen readers. */
  lineLabel?: string;
  /** Names the picture where no name stands beside it; without it the picture is decoration. */
  label?: string;
};

/** A face: the photo, or the initial where there is no photo or it cannot be loaded. */
export function Avatar(props: AvatarProps) {
  const [broken, setBroken] = createSignal(false);
  createEffect(
    on(
      () => props.photoUrl,
      () => setBroken(false),
      { defer: true },
    ),
  );
  return (
    <span class="avatar" data-size={props.size ?? 'm'} data-shape={props.shape ?? 'round'}>
      <span class="avatar-face" aria-hidden="true" style={{ '--avatar-color': `var(--avatar-${props.color})` }}>
        <Show when={!broken() && props.photoUrl} fallback={initialOf(props.name)}>
          {(url) => <img class="avatar-photo" src={url()} alt="" decoding="async" onError={() => setBroken(true)} />}
        </Show>
      </span>
      <Show when={props.label}>
        <span class="visually-hidden">{props.label}</span>
      </Show>
      <Show when={props.line}>
        <LineBadge label={props.lineLabel} />
      </Show>
    </span>
  );
}
