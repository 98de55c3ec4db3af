import { PhoneFailure } from '../api.js';
import { el } from '../dom.js';
import { t } from '../strings.js';
import { accountBlock } from './account-block.js';
import { faultBlock } from './fault-block.js';
import { happeningBlock, wordHappened } from './happening-block.js';
import { logBlocks } from './log-block.js';
import { changeAccount, readFaults, readLog, readPlatform } from './panel-api.js';
import { platformBlock } from './platform-block.js';

/** How often the panel looks again while it is seen; ms. */
const LOOK_MS = 1000;

/** The platform's settings, faults and log; looks again by itself until `stop`. */
export function platformPanel() {
  const outcome = el('p', { className: 'panel-outcome', role: 'status' });
  /** Does it, says so (or what `show` says), and shows what it is now. @template View @param {(view: View) => string | void} show */
  const changer = (show) => async (/** @type {Promise<View>} */ work) => {
    outcome.textContent = '';
    try {
      outcome.textContent = show(await work) ?? t('done');
    } catch (failure) {
      outcome.textContent = t(failure instanceof PhoneFailure ? failure.code : 'failed');
    }
  };
  const changePlatform = changer((view) => showPlatform(view));
  const account = accountBlock((channelId, settings) => changePlatform(changeAccount(channelId, settings)));
  const platform = platformBlock(changePlatform);
  const faults = faultBlock(changer((view) => faults.show(view)));
  const happenings = happeningBlock(account.chosen, changer(wordHappened));
  const log = logBlocks();
  /** @param {import('../../api/settings.ts').PlatformView} view */
  const showPlatform = (view) => {
    account.show(view);
    platform.show(view);
  };
  const look = async () => {
    if (document.visibilityState !== 'visible') return;
    const [now, planned, passed] = await Promise.all([readPlatform(), readFaults(), readLog(), happenings.look()]);
    showPlatform(now);
    faults.show(planned);
    log.show(passed);
  };
  const lookQuietly = () => look().catch(() => undefined);
  lookQuietly();
  const timer = setInterval(lookQuietly, LOOK_MS);
  const node = el(
    'div',
    { className: 'panel' },
    outcome,
    el(
      'div',
      { className: 'panel-columns' },
      el('div', { className: 'panel-column' }, account.node, platform.node),
      el('div', { className: 'panel-column' }, faults.node, happenings.node),
      el('div', { className: 'panel-column panel-logs' }, ...log.nodes),
    ),
  );
  return { node, stop: () => clearInterval(timer) };
}
