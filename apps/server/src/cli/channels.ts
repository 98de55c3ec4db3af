import { type ChannelView, inputs } from '@engawa/domain';
import { Command, Option } from 'commander';
import { channelViews } from '../store/channels.ts';
import { byOperator } from '../store/who.ts';
import { CommandError, type Console, checked, secretFromStdin } from './console.ts';
import type { Installation } from './installation.ts';
import { keyOf } from './members.ts';

type AddOptions = { readonly channelId: string; readonly channelSecret?: string; readonly serve?: string };

export function channelCommands(out: Console): Command {
  const channel = new Command('channel').description('the LINE Official Accounts of the company');
  channel
    .command('add')
    .description(
      'connects an account: reads its channel secret from standard input, asks LINE, sets the webhook, has it tested',
    )
    .requiredOption('--channel-id <id>', 'from the LINE Developers Console')
    .addOption(new Option('--channel-secret <secret>', 'everybody on this machine would see it').hideHelp())
    .option('--serve <member-ids>', 'whom LINE users reach through it, separated by commas; the first is the reception')
    .action((options: AddOptions) => add(out, options));
  channel
    .command('list')
    .description('the accounts, with the address of each webhook')
    .action(() => out.run(views, (channels) => channels.flatMap(lines)));
  channel
    .command('test')
    .description('asks LINE again, sets the webhook where it differs, and has LINE test it')
    .requiredOption('--channel-id <id>')
    .action(({ channelId }: { channelId: string }) => test(out, channelId));
  return channel;
}

function add(out: Console, options: AddOptions): Promise<void> {
  return out.run(
    async (installation) => {
      const secret = await secretOf(options);
      const served = await Promise.all(words(options.serve).map((id) => keyOf(installation.store.db, id)));
      const wanted = checked(inputs.channelAddInput, { lineChannelId: options.channelId, secret, served });
      return view(installation, await installation.line.connectChannel(byOperator, wanted));
    },
    (channel) => lines(channel),
  );
}

/** Arguments stand in the process list of the machine and in the shell's history. */
async function secretOf({ channelSecret = '-' }: AddOptions): Promise<string> {
  if (channelSecret === '-') return secretFromStdin('Channel secret');
  console.error(
    'Warning: everybody on this machine can read an argument. Leave --channel-secret out and pipe the secret in.',
  );
  return channelSecret;
}

function test(out: Console, lineChannelId: string): Promise<void> {
  return out.run(
    async (installation) => {
      const known = (await views(installation)).find((channel) => channel.lineChannelId === lineChannelId);
      if (!known) throw new CommandError(`No channel has the channel id "${lineChannelId}".`);
      await installation.line.checkChannel(known.id);
      return view(installation, known.id);
    },
    (channel) => lines(channel),
  );
}

function views({ store, line }: Installation): Promise<ChannelView[]> {
  return channelViews(store.db, line.surroundings);
}

async function view({ store, line }: Installation, id: string): Promise<ChannelView> {
  return (await channelViews(store.db, line.surroundings, id))[0]!;
}

function lines(channel: ChannelView): string[] {
  const { lastTest } = channel;
  const outcome = lastTest
    ? `${lastTest.success ? 'passed' : 'failed'} (${lastTest.statusCode} ${lastTest.reason})`
    : '–';
  return [
    `${channel.lineChannelId}\t${channel.displayName} ${channel.basicId}`,
    `  Webhook URL: ${channel.webhookUrl}`,
    `  LINE sends to: ${channel.webhookAskedAt === null ? 'unknown' : (channel.webhookEndpoint ?? 'nowhere')}`,
    `  Use webhook: ${channel.webhookActive === null ? 'unknown' : channel.webhookActive ? 'on' : 'off'}`,
    `  Last test: ${outcome}`,
    `  Serves: ${channel.served.map(({ name }) => name).join(', ') || 'nobody'}`,
  ];
}

function words(list = ''): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
