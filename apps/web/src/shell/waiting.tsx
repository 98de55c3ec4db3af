import { Spinner } from '@engawa/ui';
import { text } from '../i18n/index.ts';
import './waiting.css';

/** A whole screen that is on its way. */
export function Waiting() {
  return (
    <div class="waiting" role="status">
      <Spinner />
      <span class="visually-hidden">{text().common.loading}</span>
    </div>
  );
}
