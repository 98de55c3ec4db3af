import { randomUUID } from 'node:crypto';
import { imageMessage } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { castPassword, organization, tanaka } from '../dev/cast.ts';
import { clientFor, type MemberClient } from '../dev/start-app.ts';
import { appRouter } from '../src/rpc/router.ts';
import { inboxEmpty, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

/** Nested routers are flat here: every path, and whether it asks or changes. */
const procedures = appRouter._def.procedures as unknown as Readonly<
  Record<string, { readonly _def: { readonly type: 'query' | 'mutation' } }>
>;

/** Whom each call is made by; the order of the answers below. */
const callers = ['stranger', 'outside', 'unpermitted', 'inside', 'suspended', 'admin'] as const;
type Caller = (typeof callers)[number];

const ids = {
  room: '',
  message: '',
  fileMessage: '',
  media: '',
  contact: '',
  channel: '',
  spare: '',
  sato: '',
};
let made = 0;

const of = {
  room: () => ({ roomId: ids.room }),
  message: () => ({ messageId: ids.message }),
  file: () => ({ messageId: ids.fileMessage }),
  contact: () => ({ contactId: ids.contact }),
  channel: () => ({ id: ids.channel }),
  spare: () => ({ id: ids.spare }),
  code: () => ({ code: 'AAAAAAAAAA' }),
};
const nothing = () => undefined;

const members = '401 ok ok ok 401 ok';
const permitted = '401 ok externalTalkRequired ok 401 externalTalkRequired';
const whoIsInside = '401 404 404 ok 401 404';
const admins = '401 adminRequired adminRequired adminRequired 401 ok';

/**
 * Every procedure, what it is asked, and what the stranger, the member outside of the room, the one without permission, the
 * one inside, the suspended one and the admin are answered: `ok`, `none` where there is nothing that they may see, an HTTP status, or why a rule said no.
 */
const table: Readonly<Record<string, readonly [input: () => unknown, answers: string]>> = {
  'session.me': [nothing, members],
  'session.current': [nothing, 'none ok ok ok none ok'],
  'session.list': [nothing, members],
  'session.revoke': [() => ({ sessionId: randomUUID() }), members],
  'session.revokeOthers': [nothing, members],
  'setup.state': [nothing, 'ok ok ok ok ok ok'],
  'setup.checkCode': [of.code, 'setupFinished setupFinished setupFinished setupFinished setupFinished setupFinished'],
  'setup.finish': [
    () => ({
      ...of.code(),
      organization: 'x',
      companyName: 'x',
      admin: { memberId: 'boss.x', name: 'x', password: castPassword },
    }),
    'setupFinished setupFinished setupFinished setupFinished setupFinished setupFinished',
  ],
  'room.list': [nothing, '401 none none ok 401 none'],
  'room.byIds': [() => ({ roomIds: [ids.room] }), '401 none none ok 401 none'],
  'room.get': [of.room, whoIsInside],
  'room.wallet': [of.room, whoIsInside],
  'room.create': [
    () => ({ memberIds: [], contactIds: [ids.contact] }),
    '401 contactNotAddedYet externalTalkRequired ok 401 externalTalkRequired',
  ],
  'room.rename': [() => ({ ...of.room(), name: '見積もり' }), whoIsInside],
  'room.invite': [() => ({ ...of.room(), memberIds: [ids.spare] }), whoIsInside],
  'room.markRead': [() => ({ ...of.room(), upTo: 1 }), whoIsInside],
  'room.typing': [of.room, whoIsInside],
  'room.setReadMarks': [() => ({ ...of.room(), on: true }), whoIsInside],
  'message.page': [of.room, whoIsInside],
  'message.post': [() => ({ id: randomUUID(), ...of.room(), content: { kind: 'text', text: 'はい' } }), whoIsInside],
  'message.takeBack': [of.message, '401 404 404 sentToLine 401 404'],
  'message.sendNow': [of.message, whoIsInside],
  'message.decide': [() => ({ ...of.message(), choice: 'discard' }), '401 404 404 choiceNotOffered 401 404'],
  'media.progress': [() => ({ mediaId: ids.media }), '401 404 404 none 401 404'],
  'media.link': [of.file, whoIsInside],
  'media.renewLink': [() => ({ ...of.file(), days: 7 }), whoIsInside],
  'media.revokeLink': [of.file, whoIsInside],
  'member.list': [nothing, members],
  'contact.list': [nothing, permitted],
  'contact.update': [
    () => ({
      ...of.contact(),
      name: '田中様',
      reading: '',
      company: '',
      title: '',
      phones: [],
      emails: [],
      memo: '',
    }),
    permitted,
  ],
  'contact.block': [of.contact, permitted],
  'contact.unblock': [of.contact, permitted],
  'profile.update': [() => ({ name: `名前${++made}` }), members],
  'profile.setUndo': [() => ({ seconds: 0 }), members],
  'profile.changePassword': [
    () => ({ current: 'not it', next: castPassword }),
    '401 passwordWrong passwordWrong passwordWrong 401 passwordWrong',
  ],
  'invitation.mine': [nothing, members],
  'invitation.renew': [nothing, members],
  'invitation.page': [of.code, 'none none none none none none'],
  'sticker.words': [nothing, '401 none none none 401 none'],
  'admin.member.list': [nothing, admins],
  'admin.member.add': [
    () => ({
      memberId: `new.member${++made}`,
      name: '新人',
      password: castPassword,
      admin: false,
      externalTalk: false,
    }),
    admins,
  ],
  'admin.member.rename': [() => ({ ...of.spare(), name: `別名${++made}` }), admins],
  'admin.member.setPassword': [() => ({ ...of.spare(), password: castPassword }), admins],
  'admin.member.setAdmin': [() => ({ ...of.spare(), admin: false }), admins],
  'admin.member.suspend': [of.spare, admins],
  'admin.member.resume': [of.spare, admins],
  'admin.externalTalk.set': [() => ({ members: [ids.spare], allowed: true }), admins],
  'admin.organization.update': [() => organization, admins],
  'admin.channel.list': [nothing, admins],
  'admin.channel.add': [
    () => ({ lineChannelId: '1234567890', secret: '0'.repeat(32), served: [ids.sato] }),
    '401 adminRequired adminRequired adminRequired 401 channelCredentialsRefused',
  ],
  'admin.channel.serve': [() => ({ ...of.channel(), served: [ids.sato] }), admins],
  'admin.channel.test': [of.channel, admins],
  'admin.channel.doctor': [of.channel, admins],
  'admin.channel.greeting': [of.channel, admins],
  'admin.channel.setGreeting': [() => ({ ...of.channel(), on: false, text: 'ようこそ', card: false }), admins],
  'admin.quota.list': [nothing, admins],
  'admin.quota.refresh': [of.channel, admins],
  'admin.quota.caps': [nothing, admins],
  'admin.quota.setCap': [() => ({ id: ids.sato, cap: null }), admins],
  'admin.inbox.kinds': [nothing, '401 adminRequired adminRequired adminRequired 401 none'],
  'admin.inbox.kept': [() => ({}), admins],
  'admin.inbox.bringBack': [() => ({ id: 'nothing of the kind' }), admins],
  'admin.audit.list': [nothing, admins],
};

for (const database of testDatabases) {
  describe(`each call, by whoever makes it, on ${database.name}`, () => {
    const stage = stageOn(database);
    const clients = {} as Record<Caller, MemberClient>;

    beforeAll(async () => {
      const { company } = stage;
      const { url } = company.app;
      const [taro, admin] = [await stage.screenOf('sato.taro'), await stage.screenOf('takahashi')];
      const member = async (memberId: string) => {
        const added = { memberId, name: memberId, password: castPassword, admin: false, externalTalk: true };
        return (await admin.admin.member.add.mutate(added)).id;
      };
      const [goneId, spareId] = [await member('gone.tomo'), await member('spare.nao')];
      const channel = await company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const user = company.line.createUser(tanaka);
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, tanaka.displayName)) ?? expect.unreachable('no room'));
      const roomId = item.room.id;
      await user.sends(channel, imageMessage({ bytes: Buffer.from('no picture'), mimeType: 'image/png' }));
      await inboxEmpty(company.app.parts.store);
      await taro.room.invite.mutate({ roomId, memberIds: [goneId] });
      const gone = await company.signIn('gone.tomo');
      await admin.admin.member.suspend.mutate({ id: goneId });
      const post = async (content: Parameters<typeof taro.message.post.mutate>[0]['content']) =>
        (await taro.message.post.mutate({ id: randomUUID(), roomId, content })).id;
      const fileId = randomUUID();
      const cookie = await company.cookieOf('sato.taro');
      await fetch(`${url}/media/uploads/${fileId}?room=${roomId}&name=plan.pdf`, {
        method: 'PUT',
        headers: { cookie, origin: url, 'content-type': 'application/pdf' },
        body: '%PDF-1.4\n%%EOF',
      });
      const fileMessage = await post({ kind: 'media', mediaId: fileId });
      const message = await post({ kind: 'text', text: 'こんにちは' });
      await outboxEmpty(company.app.parts.store);
      const [media] = await company.app.parts.store.db.selectFrom('media').select('id').execute();
      const [row] = await company.app.parts.store.db.selectFrom('channel').select('id').execute();
      Object.assign(ids, {
        ...{ room: roomId, message, fileMessage, media: media!.id, channel: row!.id, spare: spareId },
        ...{
          sato: company.cast['sato.taro']!,
          contact: item.room.participants.find(({ kind }) => kind === 'contact')!.id,
        },
      });
      Object.assign(clients, {
        ...{ stranger: clientFor(url, ''), outside: await stage.screenOf('ito.ren'), inside: taro, admin },
        ...{ unpermitted: await stage.screenOf('suzuki.aoi'), suspended: gone },
      });
    });

    async function answerTo(path: string, caller: Caller, input: unknown): Promise<string> {
      const at = path.split('.').reduce((client, part) => (client as never)[part], clients[caller] as unknown);
      const { type } = procedures[path]!._def;
      const call = at as Record<'query' | 'mutate', (input: unknown) => Promise<unknown>>;
      return (type === 'query' ? call.query(input) : call.mutate(input)).then(
        (answer) => (isNothing(answer) ? 'none' : 'ok'),
        ({ data }: { data?: { httpStatus: number; denial?: { code: string } } }) =>
          data?.denial?.code ?? String(data?.httpStatus),
      );
    }

    it.each(Object.entries(table))('%s', async (path, [input, answers]) => {
      const given: string[] = [];
      for (const caller of callers) given.push(await answerTo(path, caller, input()));
      expect(given.join(' ')).toBe(answers);
    });
  });
}

function isNothing(answer: unknown): boolean {
  if (answer === null) return true;
  const list = Array.isArray(answer) ? answer : (answer as { rooms?: unknown[] } | undefined)?.rooms;
  return list?.length === 0;
}

it('there is no procedure of which it is not said who may call it', () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(procedures).sort());
});
