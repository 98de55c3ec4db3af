import { Command } from 'commander';
import { channelCommands } from './cli/channels.ts';
import { Console } from './cli/console.ts';
import { memberCommands } from './cli/members.ts';
import { organizationCommands } from './cli/organization.ts';

/** The operator's commands: the same verbs as the admin pages, on the same database, with the server running or not. */
const program = new Command('engawa')
  .description('Runs an Engawa installation from its console. Configured by the same environment as the server.')
  .option('--json', 'answer in JSON, for programs')
  .showHelpAfterError();

const out = new Console(() => program.opts<{ json?: boolean }>().json === true);
program.addCommand(organizationCommands(out));
program.addCommand(memberCommands(out));
program.addCommand(channelCommands(out));

await program.parseAsync();
