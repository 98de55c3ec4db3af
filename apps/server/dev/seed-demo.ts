import { usualUndoSeconds } from '@engawa/domain';
import type { Channel, LineSimulator } from '@engawa/line-simulator';
import { setGreeting } from '../src/chat/channels.ts';
import { setPhoto, setUndo } from '../src/chat/members.ts';
import { createRoom, inviteMembers } from '../src/chat/rooms.ts';
import { sendNow } from '../src/chat/taking-back.ts';
import type { App } from '../src/index.ts';
import { Photos } from '../src/media/photos.ts';
import { organizationOrNull } from '../src/store/organization.ts';
import { byOperator } from '../src/store/who.ts';
import { byMember } from './by-member.ts';
import {
  type CastMember,
  castMembers,
  emma,
  ito,
  kimura,
  mori,
  sato,
  suzuki,
  takahashi,
  tanaka,
  yamamoto,
} from './cast.ts';
import { portrait, shelfPhoto, wallPhoto } from './demo-pictures.ts';
import { type Demo, demoOf } from './demo-talk.ts';
import { type Cast, seedCompany } from './seed.ts';

/**
 * Fills an empty demo with what is special: two accounts with Chat on and a greeting, faces and photos, and words to LINE that
 * failed, that nobody knows of, and that are held.
 */
export async function seedDemo(app: App, line: LineSimulator): Promise<void> {
  const { store } = app.parts;
  if (await organizationOrNull(store.db)) return;
  const cast = await seedCompany(app.parts, castMembers);
  const demo = demoOf(app, line, cast);
  await faces(app, cast);
  await insideTalk(app, cast, demo);
  const personal = await connect(app, line, cast, `${sato.name}｜縁側商事`, [sato]);
  const shared = await connect(app, line, cast, '縁側商事', [ito, sato]);

  await heldTalk(app, cast, demo, shared);
  await failedTalk(app, cast, demo, personal);
  await uncertainTalk(demo, personal);
  await demo.user(mori).addsFriend(personal);
  const customer = demo.user(emma);
  await customer.addsFriend(personal);
  await customer.says(personal, 'Hello! Is the shelf we talked about still available?');
  await demo.quiet();
  for (const { memberId } of castMembers) await setUndo(store, byMember(cast[memberId]!), usualUndoSeconds);
}

async function faces({ parts }: App, cast: Cast): Promise<void> {
  const looks = {
    [sato.memberId]: ['#c9d6cf', '#2f5d62', '#2b211c'],
    [suzuki.memberId]: ['#ead9c6', '#8a4f4f', '#3b2a20'],
  };
  const photos = new Photos(parts.config.dataDir, parts.media);
  for (const [memberId, [wall, clothes, hair]] of Object.entries(looks)) {
    const key = await photos.save(await portrait(wall!, clothes!, hair!));
    await setPhoto(parts.store, byMember(cast[memberId]!), key);
  }
}

async function insideTalk({ parts: { store } }: App, cast: Cast, { say }: Demo): Promise<void> {
  const id = (member: CastMember) => cast[member.memberId]!;
  const room = (by: CastMember, name: string, members: readonly CastMember[]) =>
    createRoom(store, byMember(id(by)), { memberIds: members.map(id), contactIds: [], name });
  const sales = await room(takahashi, '営業', [sato, suzuki]);
  await say(takahashi, sales.id, '来週の訪問予定を共有ください。');
  await say(suzuki, sales.id, '火曜の午前に二件入っています。');
  const site = await room(sato, '現場', [suzuki, ito]);
  await say(ito, site.id, '材料は明日の朝に届きます。');
}

async function connect(
  { parts }: App,
  line: LineSimulator,
  cast: Cast,
  displayName: string,
  served: readonly CastMember[],
) {
  const channel = line.createChannel({ displayName, quota: 200, chatMode: 'chat' });
  const { channelId, channelSecret } = channel;
  const facts = { lineChannelId: channelId, secret: channelSecret, served: served.map((one) => cast[one.memberId]!) };
  const id = await parts.line.connectChannel(byOperator, facts);
  const text = '友だち追加ありがとうございます。ご用件をそのままお送りください。担当者が読みます。';
  await setGreeting(parts.store, byMember(cast[takahashi.memberId]!), id, { on: true, text, card: true });
  return channel;
}

/** The month of the shared account is spent by a campaign: what is not free waits. */
async function heldTalk({ parts: { store } }: App, cast: Cast, demo: Demo, channel: Channel): Promise<void> {
  const user = demo.user(yamamoto);
  await user.addsFriend(channel);
  await user.says(channel, '見積書をもう一度送っていただけますか。');
  const roomId = await demo.roomWith(user);
  await inviteMembers(store, byMember(cast[ito.memberId]!), roomId, [cast[sato.memberId]!]);
  await demo.becomes(await demo.say(ito, roomId, 'はい、すぐに確認します。'), 'accepted');
  demo.line.changeSettings(channel, { quotaUsed: 200 });
  await demo.becomes(await demo.say(sato, roomId, '佐藤です。明日の午前にお持ちします。'), 'waiting', 'monthlyLimit');
}

/** He blocked the account while the answer was about to leave, and came back. */
async function failedTalk({ parts: { store } }: App, cast: Cast, demo: Demo, channel: Channel): Promise<void> {
  const user = demo.user(kimura);
  await user.addsFriend(channel);
  await user.says(channel, '図面はいつごろになりますか？');
  const roomId = await demo.roomWith(user);
  const taro = byMember(cast[sato.memberId]!);
  await setUndo(store, taro, 30);
  const answer = await demo.say(sato, roomId, '図面は金曜にお送りします。');
  await setUndo(store, taro, 0);
  await user.blocks(channel);
  await demo.quiet();
  await sendNow(store, taro, answer);
  await demo.becomes(answer, 'failed', 'contactBlockedUs');
  await user.unblocks(channel);
  await user.says(channel, 'すみません、間違えてブロックしていました。お返事をお待ちしています。');
}

/** LINE took the answer, its own answer was lost, and the free minute ended before it could be asked again. */
async function uncertainTalk(demo: Demo, channel: Channel): Promise<void> {
  const user = demo.user(tanaka);
  await user.addsFriend(channel);
  await user.says(channel, 'こんにちは。先日の本棚の件です。');
  const roomId = await demo.roomWith(user);
  await demo.becomes(
    await demo.say(sato, roomId, 'ご連絡ありがとうございます。置く場所の写真をいただけますか。'),
    'accepted',
  );
  const photos = [await wallPhoto(), await shelfPhoto()].map((bytes) => ({ bytes, mimeType: 'image/jpeg' }));
  await user.sendsImages(channel, photos);
  await user.says(channel, 'ここに置きたいです。幅は180cmくらいです。');
  await demo.quiet();
  demo.line.faults.next({ path: '/v2/bot/message/reply' }, { acceptThenDrop: true });
  demo.line.faults.next({ path: '/v2/bot/message/reply', times: 3 }, { status: 500 });
  await demo.loseAnswer(await demo.say(sato, roomId, 'ありがとうございます。採寸は土曜の10時でいかがですか。'));
}
