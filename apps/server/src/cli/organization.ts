import { inputs } from '@engawa/domain';
import { Command } from 'commander';
import { updateOrganization } from '../chat/organization.ts';
import { organizationOf } from '../store/organization.ts';
import { byOperator } from '../store/who.ts';
import { CommandError, type Console, checked } from './console.ts';

type SetOptions = { readonly name?: string; readonly companyName?: string };

export function organizationCommands(out: Console): Command {
  const organization = new Command('organization').description('the one company of this installation');
  organization
    .command('set')
    .description('names it; on a new installation this takes the place of the wizard')
    .option('--name <name>', 'what members read')
    .option('--company-name <name>', 'what LINE users read beside a member’s name')
    .action((options: SetOptions) => set(out, options));
  return organization;
}

function set(out: Console, { name, companyName }: SetOptions): Promise<void> {
  return out.run(
    async ({ store }) => {
      if (!name && !companyName) throw new CommandError('Give --name, --company-name or both.');
      const before = await organizationOf(store.db);
      const wanted = {
        name: name ?? (before.name || companyName),
        companyName: companyName ?? (before.companyName || name),
      };
      return updateOrganization(store, byOperator, checked(inputs.organizationInput, wanted));
    },
    (now) => [`${now.name} (LINE users read: ${now.companyName})`],
  );
}
