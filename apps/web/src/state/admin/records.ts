import { api } from '../../api/client.ts';
import { createRemote } from '../remote.ts';

/** What admins did, newest first. */
export const auditLog = createRemote(() => api.admin.audit.list.query());
