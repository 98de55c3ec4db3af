import type { Instant } from '@engawa/domain';
import { language } from '../../i18n/index.ts';

/** A day, for example "2026年11月22日". Reactive. */
export function day(at: Instant): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(new Date(at));
}

/** A day and a time of day, for example "2026/11/22 14:32". Reactive. */
export function dayAndTime(at: Instant): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
