import { auditEntries } from '../../store/audit.ts';
import { adminProcedure, router } from '../trpc.ts';

export const audit = router({
  list: adminProcedure.query(({ ctx }) => auditEntries(ctx.store.db)),
});
