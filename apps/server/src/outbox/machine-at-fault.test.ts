import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { outboxEmpty, soon } from '../../test/company.ts';
import { testDatabases } from '../../test/databases.ts';
import { databaseAtFault } from '../../test/machine-at-fault.ts';
import { OutboxStage } from '../../test/outbox-stage.ts';
import { Outbox } from './outbox.ts';

for (const database of testDatabases) {
  describe(`the outbox while the machine is at fault, on ${database.name}`, () => {
    const on = new OutboxStage(database);

    /** As the outbox itself, with its log. */
    function started(): string[] {
      const log: string[] = [];
      on.outbox = new Outbox(on.store, on.carrier, pino({}, { write: (line) => log.push(JSON.parse(line).msg) }));
      on.start();
      return log;
    }

    it('remembers LINE’s answer until it can be written down, and asks nothing again', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      await on.post(roomId, '1');
      let fault: Awaited<ReturnType<typeof databaseAtFault>> | undefined;
      on.carrier.meanwhile = async () => {
        fault = await databaseAtFault(on.store, on.stage.database);
      };
      const log = started();
      await soon(() => expect(log.some((line) => line.startsWith('what LINE answered'))).toBe(true));
      await fault!.well();
      await outboxEmpty(on.store);
      expect(on.carrier.calls.map(({ route }) => route)).toEqual(['reply']);
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted reply ']);
    });

    it('says by the token it had what the machine could not ask before', async () => {
      const roomId = await on.roomWithSomebody({ token: true });
      on.carrier.outcomes.push({ kind: 'notAsked' }, { kind: 'notAsked' });
      await on.post(roomId, '1');
      started();
      await outboxEmpty(on.store);
      expect(on.carrier.calls.map(({ route }) => route)).toEqual(Array(3).fill('reply'));
      expect(await on.deliveriesIn(roomId)).toEqual(['accepted reply ']);
    });
  });
}
