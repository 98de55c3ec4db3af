import { describe, expect, it } from 'vitest';
import { soon, stageOn } from '../../../test/company.ts';
import { testDatabases } from '../../../test/databases.ts';
import { answered, type SilentLine, startSilentLine } from '../../../test/silent-line.ts';
import { Sealing, Secret } from '../../sealing.ts';
import { Store } from '../../store/store.ts';
import { NoAnswerError } from './answer.ts';
import { LineClient } from './client.ts';

describe('whoever asks LINE', () => {
  const stage = stageOn(testDatabases[0]!);

  const channel = { lineChannelId: '1650000000', secret: 'a secret of LINE' };

  function clientOf({ url }: { readonly url: string }): LineClient {
    const sealing = new Sealing(new Secret('a secret of its own'));
    return new LineClient({
      hosts: { lineApiUrl: url, lineDataApiUrl: url },
      store: stage.company.app.parts.store,
      sealing,
    });
  }

  async function withSilent(answers: (request: string) => string | null, story: (line: SilentLine) => Promise<void>) {
    const line = await startSilentLine(answers);
    await story(line).finally(() => line.stop());
  }

  it('asks nothing, and says so, when the database does not tell of the channel', async () => {
    const away = await Store.open(stage.database.dialect());
    await away.close();
    const line = new LineClient({
      hosts: { lineApiUrl: 'http://127.0.0.1:1', lineDataApiUrl: 'http://127.0.0.1:1' },
      store: away,
      sealing: new Sealing(new Secret('a secret of its own')),
    });
    const asked = line.ask('channel', (api) => api.getBotInfo());
    await expect(asked).rejects.toMatchObject({ name: 'NotAskedError', lacks: 'database' });
  });

  it('hangs up on a LINE that is silent when it waits no longer', () =>
    withSilent(
      (request) => (request.includes('/token') ? answered({ access_token: 'token', expires_in: 900 }) : null),
      async (line) => {
        const client = clientOf(line);
        await client.askWith(channel, async () => 'a token is here');
        const asked = client.askWith(channel, (api) => Promise.all([api.getBotInfo(), api.getMessageQuota()]), 100);
        await expect(asked).rejects.toBeInstanceOf(NoAnswerError);
        await soon(() => expect(line.open()).toBe(0));
        expect(line.asked()).toBe(3);
      },
    ));

  it('hangs up in the middle of an answer', () =>
    withSilent(
      (request) =>
        request.includes('/token')
          ? answered({ access_token: 'token', expires_in: 900 })
          : 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"userId":',
      async (line) => {
        const client = clientOf(line);
        await client.askWith(channel, async () => 'a token is here');
        await expect(client.askWith(channel, (api) => api.getBotInfo(), 500)).rejects.toBeInstanceOf(NoAnswerError);
        await soon(() => expect(line.open()).toBe(0));
      },
    ));

  it('hangs up when no token comes', () =>
    withSilent(
      () => null,
      async (line) => {
        const asked = clientOf(line).askWith(channel, (api) => api.getBotInfo());
        await expect(asked).rejects.toMatchObject({ lacks: 'token', cause: expect.any(NoAnswerError) });
        await soon(() => expect([line.asked(), line.open()]).toEqual([1, 0]));
      },
    ));

  it('asks nothing any more when it is too late for the answer, however late a token comes', async () => {
    const { line: simulator } = stage.company;
    const client = clientOf(simulator);
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
