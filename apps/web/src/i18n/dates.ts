import type { Instant } from '@engawa/domain';
import { createRoot, createSignal } from 'solid-js';
import { serverNow } from '../api/clock.ts';
import { language } from './index.ts';

/** Times as people say them, in the language in use. Reactive to the language and to midnight; `now` is for tests. */

/** "14:32". */
export function clockTime(at: Instant): string {
  return format(at, { hour: 'numeric', minute: '2-digit' });
}

/** "11/22 14:32". */
export function dateAndTime(at: Instant): string {
  return format(at, { month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}

/** Of what is still to come or just was: "14:32" today, else "11/22 14:32". */
export function timeOrDate(at: Instant, now: Date = today()): string {
  return daysBetween(new Date(at), now) === 0 ? clockTime(at) : dateAndTime(at);
}

/** In a list: the time today, "yesterday", the weekday within a week, else the date. */
export function listTime(at: Instant, yesterday: string, now: Date = today()): string {
  const days = daysBetween(new Date(at), now);
  if (days <= 0) return clockTime(at);
  if (days === 1) return yesterday;
  if (days < 7) return format(at, { weekday: 'long' });
  const thisYear = new Date(at).getFullYear() === now.getFullYear();
  return format(at, thisYear ? { month: 'numeric', day: 'numeric' } : { dateStyle: 'short' });
}

/** Over the messages of a day: "11月22日 日曜日", with the year when it is another. */
export function dayTitle(at: Instant, now: Date = today()): string {
  const thisYear = new Date(at).getFullYear() === now.getFullYear();
  const day = { ...(thisYear ? {} : ({ year: 'numeric' } as const)), month: 'long', day: 'numeric' } as const;
  // Without the space a Japanese date and its weekday run into each other: 日日曜日.
  if (language() === 'ja') return `${format(at, day)} ${format(at, { weekday: 'long' })}`;
  return format(at, { ...day, weekday: 'long' });
}

/** The day without a time, in the device's time zone; equal for two instants of one day. */
export function dayKey(at: Instant): string {
  return new Date(at).toDateString();
}

function format(at: Instant, options: Intl.DateTimeFormatOptions): string {
  return formatter(language(), options).format(new Date(at));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function formatter(code: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${code} ${JSON.stringify(options)}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(code, options);
  formatters.set(key, made);
  return made;
}

function daysBetween(then: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (midnight(now) - midnight(then)) / 86_400_000;
}

/** A moment of the present day; changes when the day does, so that "today" becomes "yesterday" while one watches. */
const today = createRoot(() => {
  const [moment, setMoment] = createSignal(new Date(serverNow()));
  setInterval(() => {
    if (daysBetween(moment(), new Date(serverNow())) !== 0) setMoment(new Date(serverNow()));
  }, 30_000);
  return moment;
});
