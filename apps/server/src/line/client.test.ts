import { describe, expect, it } from 'vitest';
import { soon, stageOn } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { Sealing, Secret } from '../sealing.ts';
import { NoAnswerError } from './answer.ts';
import { LineClient } from './client.ts';

describe('whoever asks LINE', () => {
  const stage = stageOn(testDatabases[0]!);

  it('asks nothing any more when it is too late for the answer, however late a token comes', async () => {
    const { line: simulator, app } = stage.company;
    const hosts = { lineApiUrl: simulator.url, lineDataApiUrl: simulator.url };
    const client = new LineClient({
      hosts,
      store: app.parts.store,
      sealing: new Sealing(new Secret('a secret of its own')),
    });
    const { channelId: lineChannelId, channelSecret: secret } = simulator.createChannel({ displayName: '縁側商事' });
    const tokens = () => simulator.requests.filter(({ path, status }) => path.endsWith('/token') && status === 200);
    const before = tokens().length;
    simulator.faults.next({ path: /token$/ }, { delayMs: 50 });
    let asked = 0;
    const late = client.askWith({ lineChannelId, secret }, async () => asked++, 1);
    await expect(late).rejects.toBeInstanceOf(NoAnswerError);
    await soon(() => expect(tokens()).toHaveLength(before + 1));
    // By the token that came meanwhile, and behind whoever waited for it.
    await client.askWith({ lineChannelId, secret }, async (line) => line.getBotInfo());
    expect(asked).toBe(0);
  });
});
