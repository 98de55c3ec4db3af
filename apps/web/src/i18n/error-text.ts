import { denialOf, faultOf, isOffline } from '../api/client.ts';
import { denialText, text } from './index.ts';

/** What to tell a person about a failed call: the rule's reason, no network, no server, or the server's fault. */
export function errorText(error: unknown): string {
  const denial = denialOf(error);
  if (denial) return denialText(denial);
  if (isOffline(error)) return navigator.onLine ? text().common.unreachable : text().common.offline;
  return text().common.fault(faultOf(error));
}
