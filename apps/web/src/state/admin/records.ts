import { api } from '../../api/client.ts';
import { createRemote } from '../remote.ts';

/** What came from LINE and could not be shown or routed. */
export const keptEvents = createRemote(() => api.admin.inbox.kept.query());

/** What admins did, newest first. */
export const auditLog = createRemote(() => api.admin.audit.list.query());
