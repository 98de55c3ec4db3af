import { el } from '../dom.js';
import { formatClock, t } from '../strings.js';
import { block, button, toggle } from './controls.js';
import { actOnPlatform, setRedelivery, skipClock } from './panel-api.js';

/** @import { PlatformView } from '../../api/settings.ts' */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Redelivery, reply tokens and the clock of the whole platform. @param {(work: Promise<PlatformView>) => void} change */
export function platformBlock(change) {
  const redelivery = toggle('redelivery', (on) => change(setRedelivery(on)));
  const clock = el('output', { className: 'clock' });
  const node = block(
    t('clock'),
    clock,
    el(
      'div',
      { className: 'acts' },
      button('plusMinute', () => change(skipClock({ ms: MINUTE_MS }))),
      button('plusDay', () => change(skipClock({ ms: DAY_MS }))),
      button('nextMonth', () => change(skipClock({ to: 'next-month' }))),
      button('expireTokens', () => change(actOnPlatform('expire-reply-tokens'))),
    ),
    redelivery.node,
    el(
      'div',
      { className: 'acts' },
      button('redeliverNow', () => change(actOnPlatform('redeliver'))),
    ),
  );
  return {
    node,
    /** @param {PlatformView} platform */
    show(platform) {
      redelivery.show(platform.redelivery);
      const words = formatClock(platform.now);
      if (clock.textContent !== words) clock.textContent = words;
    },
  };
}
