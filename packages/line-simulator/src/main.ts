import { parseArgs } from 'node:util';
import { startLineSimulator } from './simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    host: { type: 'string', default: '127.0.0.1' },
    /** Where accounts, people and talks are kept; without it they end with the program. */
    data: { type: 'string' },
  },
});

const line = await startLineSimulator({
  port: Number(values.port),
  host: values.host,
  ...(values.data === undefined ? {} : { dataFile: values.data }),
});

if (line.platform.channels.size === 0) line.createChannel({ displayName: '縁側商事', quota: 200 });
if (line.platform.users.size === 0) {
  line.createUser({ displayName: '田中 美咲', language: 'ja' });
  line.createUser({ displayName: 'Emma', language: 'en' });
}

console.log(`LINE API    ${line.url}    (LINE_API_URL, LINE_DATA_API_URL and LINE_LINK_URL of your server)`);
console.log(`LINE phone  ${line.phoneUrl}`);
for (const { displayName, basicId, channelId, channelSecret } of line.platform.channels.values()) {
  console.log(`Account     ${displayName} ${basicId}    channel id ${channelId}, channel secret ${channelSecret}`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => line.stop());
}
