import { denialOf, faultOf, isOffline } from '../api/client.ts';
import { denialText, text } from './index.ts';

/** What to tell a person about a failed call: the rule's reason, the missing connection, or the server's fault. */
export function errorText(error: unknown): string {
  const denial = denialOf(error);
  if (denial) return denialText(denial);
  return isOffline(error) ? text().common.offline : text().common.fault(faultOf(error));
}
