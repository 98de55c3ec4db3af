import { en } from './words/en.js';
import { ja } from './words/ja.js';
import { panelEn } from './words/panel-en.js';
import { panelJa } from './words/panel-ja.js';

export const language = navigator.language.startsWith('ja') ? 'ja' : 'en';
/** @type {Record<string, string>} */
const strings = language === 'ja' ? { ...ja, ...panelJa } : { ...en, ...panelEn };

/**
 * The words for a key, with `{parameters}` filled in; unknown keys (error codes) become "failed".
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const text = strings[key] ?? strings.failed ?? '';
  return text.replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? ''));
}

/** @param {number} at ms */
export function formatTime(at) {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** With seconds. @param {number} at ms */
export function formatMoment(at) {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(at);
}

/** Day and time. @param {number} at ms */
export function formatClock(at) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** @param {number} at ms */
export function formatDay(at) {
  const days = Math.round((startOfDay(Date.now()) - startOfDay(at)) / 86_400_000);
  if (days === 0) return t('today');
  if (days === 1) return t('yesterday');
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(at);
}

/** @param {number} at ms */
function startOfDay(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Minutes and seconds. @param {number} ms */
export function formatDuration(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {number} bytes */
export function formatSize(bytes) {
  const [unit, divisor] = bytes < 1_000_000 ? ['kilobyte', 1000] : ['megabyte', 1_000_000];
  const options = /** @type {const} */ ({ style: 'unit', unit, maximumFractionDigits: 1 });
  return new Intl.NumberFormat(language, options).format(Number(bytes) / Number(divisor));
}
