import { el } from '../dom.js';
import { formatMoment, t } from '../strings.js';
import { block } from './controls.js';

/** @import { RequestView, WebhookView } from '../../api/log.ts' */

/** What lately passed over the wire. */
export function logBlocks() {
  const requests = table(['time', 'request', 'status']);
  const webhooks = table(['time', 'events', 'status', 'latency']);
  return {
    nodes: [block(t('requests'), requests.node), block(t('webhooks'), webhooks.node)],
    /** @param {{ requests: RequestView[], webhooks: WebhookView[] }} log */
    show(log) {
      requests.show(log.requests.map(requestCells));
      webhooks.show(log.webhooks.map(webhookCells));
    },
  };
}

/** @typedef {{ words: string, note?: string, isBad?: boolean }} Cell */

/** @param {RequestView} request @returns {Cell[]} */
function requestCells({ at, method, path, messages, status, answerLost, reason }) {
  const notes = [reason, answerLost && t('isLost')].filter(Boolean).join(' · ');
  return [
    { words: formatMoment(at) },
    { words: `${method} ${path}`, note: messages?.join(', ') ?? '' },
    {
      words: status === undefined ? t('working') : String(status),
      note: notes,
      isBad: answerLost || (status ?? 0) >= 400,
    },
  ];
}

/** @param {WebhookView} webhook @returns {Cell[]} */
function webhookCells({ at, events, status, error, durationMs, isRedelivery }) {
  return [
    { words: formatMoment(at) },
    { words: events.join(', '), note: isRedelivery ? t('isRedelivery') : '' },
    { words: String(status ?? error ?? ''), isBad: status === undefined || status >= 300 },
    { words: `${durationMs} ms` },
  ];
}

/** A table that is drawn anew only when it changed. @param {string[]} names */
function table(names) {
  const body = el('tbody');
  let shown = '';
  const head = el('tr', {}, ...names.map((name) => el('th', { scope: 'col' }, t(name))));
  const grid = el('table', {}, el('thead', {}, head), body);
  return {
    node: el(
      'div',
      { className: 'log', tabIndex: 0, role: 'group', 'aria-label': names.map((name) => t(name)).join(', ') },
      grid,
    ),
    /** @param {Cell[][]} rows */
    show(rows) {
      const now = JSON.stringify(rows);
      if (now === shown) return;
      shown = now;
      body.replaceChildren(...(rows.length === 0 ? [emptyRow(names.length)] : rows.map(drawRow)));
    },
  };
}

/** @param {Cell[]} cells */
function drawRow(cells) {
  const drawn = cells.map(({ words, note, isBad }) =>
    el('td', { className: isBad ? 'bad' : '' }, words, note ? el('small', {}, note) : null),
  );
  return el('tr', {}, ...drawn);
}

/** @param {number} width */
function emptyRow(width) {
  return el('tr', {}, el('td', { colSpan: width, className: 'none' }, t('noRequests')));
}
