import { randomUUID } from 'node:crypto';
import { usualUndoSeconds } from '@engawa/domain';
import type { LineSimulator } from '@engawa/line-simulator';
import { postMessage } from '../src/chat/posting.ts';
import { createRoom } from '../src/chat/rooms.ts';
import type { App } from '../src/index.ts';
import { operator } from '../src/store/members.ts';
import { organizationOrNull } from '../src/store/organization.ts';
import { castMembers, emma, ito, sato, suzuki, takahashi, tanaka } from './cast.ts';
import { seedCompany } from './seed.ts';

/** Fills an empty demo: the cast, two accounts at LINE, talk inside the house and one talk with a LINE user. */
export async function seedDemo(app: App, line: LineSimulator): Promise<void> {
  const { parts } = app;
  if (await organizationOrNull(parts.store.db)) return;
  const cast = await seedCompany(parts, castMembers, usualUndoSeconds);
  const id = (member: { memberId: string }) => cast[member.memberId]!;
  const say = (who: { memberId: string }, roomId: string, text: string) =>
    postMessage(parts.store, id(who), { id: randomUUID(), roomId, content: { kind: 'text', text } });
  const connect = (displayName: string, served: readonly { memberId: string }[]) => {
    const channel = line.createChannel({ displayName, quota: 200 });
    return parts.line
      .connectChannel(operator, {
        lineChannelId: channel.channelId,
        secret: channel.channelSecret,
        served: served.map(id),
      })
      .then(() => channel);
  };

  const sales = await createRoom(parts.store, id(takahashi), {
    memberIds: [id(sato), id(suzuki)],
    contactIds: [],
    name: '営業',
  });
  await say(takahashi, sales.id, '来週の訪問予定を共有ください。');
  await say(suzuki, sales.id, '火曜の午前に二件入っています。');
  const site = await createRoom(parts.store, id(sato), {
    memberIds: [id(suzuki), id(ito)],
    contactIds: [],
    name: '現場',
  });
  await say(ito, site.id, '材料は明日の朝に届きます。');

  const personal = await connect(`${sato.name}｜縁側商事`, [sato]);
  await connect('縁側商事', [ito, sato]);

  line.createUser(tanaka);
  const customer = line.createUser(emma);
  await customer.addsFriend(personal);
  await customer.says(personal, 'Hello! Is the shelf we talked about still available?');
}
