import { inputs } from '@engawa/domain';
import { updateOrganization } from '../../chat/organization.ts';
import { memberProcedure, router } from '../trpc.ts';

export const organization = router({
  /** Open to members so that the verb's own rule answers: the reason names the company name. */
  update: memberProcedure
    .input(inputs.organizationInput)
    .mutation(({ ctx, input }) => updateOrganization(ctx.store, ctx.who, input)),
});
