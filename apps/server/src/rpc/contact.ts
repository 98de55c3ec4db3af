import { inputs } from '@engawa/domain';
import { listContacts, updateContact } from '../chat/contacts.ts';
import { memberProcedure, router } from './trpc.ts';

export const contact = router({
  list: memberProcedure.query(({ ctx }) => listContacts(ctx.store, ctx.who)),
  update: memberProcedure
    .input(inputs.contactUpdateInput)
    .mutation(({ ctx, input: { contactId, ...details } }) => updateContact(ctx.store, ctx.who, contactId, details)),
});
