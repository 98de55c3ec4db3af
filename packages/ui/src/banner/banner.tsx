import { type JSX, Show } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './banner.css';

export type BannerTone = 'info' | 'warning' | 'alarm' | 'offline';

export type BannerProps = {
  tone?: BannerTone;
  title?: string;
  children: JSX.Element;
  action?: JSX.Element;
  /** "strip" across a pane's top, "box" within its flow. */
  shape?: 'strip' | 'box';
  /** Read it out when it appears: "polite" for news, "assertive" for what stops the reader. */
  live?: 'polite' | 'assertive';
};

const toneIcon: Record<BannerTone, IconName> = {
  info: 'info',
  warning: 'warning',
  alarm: 'warning',
  offline: 'offline',
};

/** A sentence about the state of the whole place, which stays as long as it is true. */
export function Banner(props: BannerProps) {
  const tone = () => props.tone ?? 'info';
  return (
    <div class="banner" data-tone={tone()} data-shape={props.shape ?? 'strip'} aria-live={props.live}>
      <Icon name={toneIcon[tone()]} />
      <div class="banner-words">
        <Show when={props.title}>
          <p class="banner-title">{props.title}</p>
        </Show>
        <div>{props.children}</div>
      </div>
      {props.action}
    </div>
  );
}
