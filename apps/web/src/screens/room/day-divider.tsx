import type { Instant } from '@engawa/domain';
import { dayTitle } from '../../i18n/dates.ts';

export function DayDivider(props: { at: Instant }) {
  return <p class="timeline-day">{dayTitle(props.at)}</p>;
}
