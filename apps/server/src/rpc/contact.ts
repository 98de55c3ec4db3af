import { inputs } from '@engawa/domain';
import { blockContact, unblockContact } from '../chat/blocking.ts';
import { listContacts, updateContact } from '../chat/contacts.ts';
import { memberProcedure, router } from './trpc.ts';

export const contact = router({
  list: memberProcedure.query(({ ctx }) => listContacts(ctx.store, ctx.who)),
  update: memberProcedure
    .input(inputs.contactUpdateInput)
    .mutation(({ ctx, input: { contactId, ...details } }) => updateContact(ctx.store, ctx.who, contactId, details)),
  /** Nothing of the LINE user comes in and nothing leaves for them any more; they are not told. */
  block: memberProcedure
    .input(inputs.contactIdInput)
    .mutation(({ ctx, input }) => blockContact(ctx.store, ctx.who, input.contactId)),
  unblock: memberProcedure
    .input(inputs.contactIdInput)
    .mutation(({ ctx, input }) => unblockContact(ctx.store, ctx.who, input.contactId)),
});
