import { randomUUID } from 'node:crypto';
import {
  audioMessage,
  type Bubble,
  fileMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  type UserMessage,
  videoMessage,
} from '@engawa/line-simulator';
import fc from 'fast-check';
import { vi } from 'vitest';
import { inboxEmpty } from '../company.ts';
import { mp4 } from '../pictures.ts';
import { restWithinMs } from './agreement.ts';
import type { Talk } from './talk.ts';

/** What is known of the talk without looking: enough to know what may be done next. */
export type Model = { blocked: boolean; spent: boolean };

type Step = fc.AsyncCommand<Model, Talk>;

/** A picture of one point. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const choice = fc.nat({ max: 1000 });

/** Everything that two people, a bad line and a dying server can do to a talk. */
export const steps: fc.Arbitrary<Step>[] = [
  ...often(6, fc.constant(step('user says', whileOpen, (talk) => say(talk)))),
  ...often(
    2,
    choice.map((n) => step(`user quotes ${n}`, whileOpen, (talk) => sayQuoting(talk, n))),
  ),
  ...often(
    2,
    choice.map((n) => step(`user edits ${n}`, whileOpen, (talk) => edit(talk, n))),
  ),
  ...often(
    2,
    choice.map((n) => step(`user unsends ${n}`, whileOpen, (talk) => unsend(talk, n))),
  ),
  ...often(
    3,
    choice.map((n) => step(`user sends file ${n}`, whileOpen, (talk) => sendFile(talk, n))),
  ),
  fc.constant(step('user sends an album, the last first', whileOpen, sendAlbum)),
  fc.constant(step('user sends a photo and takes it back at once', whileOpen, sendAndUnsend)),
  fc.constant(step('user blocks', (model) => !model.blocked && !model.spent, block)),
  ...often(4, fc.constant(step('user unblocks', (model) => model.blocked, unblock))),
  ...often(6, fc.constant(step('member says', always, (talk) => talk.post(text(talk))))),
  ...often(
    2,
    choice.map((n) => step(`member quotes ${n}`, always, (talk) => postQuoting(talk, n))),
  ),
  fc.constant(step('member says much', always, (talk) => talk.post({ kind: 'text', text: longText(talk) }))),
  fc.constant(
    step('member sends a sticker', always, (talk) =>
      talk.post({ kind: 'sticker', packageId: '446', stickerId: '1990' }),
    ),
  ),
  fc.constant(
    step('member tells a place', always, (talk) =>
      talk.post({ kind: 'location', title: '縁側商事', address: '京都市', latitude: 35.0116, longitude: 135.7681 }),
    ),
  ),
  fc.constant(step('member says silently', always, (talk) => talk.post(text(talk), { silent: true }))),
  fc.constant(step('member sends a photo', whileOpen, postPhoto)),
  fc.constant(step('member takes words back in time', whileOpen, takeBack)),
  fc.constant(step('server dies', always, (talk) => talk.server.killAndStart())),
  fc.constant(step('webhook twice', whileOpen, (talk) => spoiled(talk, { kind: 'duplicate' }))),
  fc.constant(step('webhook late', whileOpen, (talk) => spoiled(talk, { kind: 'delay', ms: 30 }))),
  fc.constant(step('webhook lost and redelivered', whileOpen, lostAndRedelivered)),
  fc.constant(step('two webhooks the wrong way round', whileOpen, swapped)),
  fc.constant(step('LINE takes it and the answer is lost', always, (talk) => fault(talk, { acceptThenDrop: true }))),
  fc.constant(step('LINE answers 500', always, (talk) => fault(talk, { status: 500 }))),
  fc.constant(step('LINE answers 502', always, (talk) => fault(talk, { status: 502 }))),
  fc.constant(step('LINE wants fewer requests', always, (talk) => fault(talk, { tooMany: 'rate' }))),
  fc.constant(step('LINE knows its tokens no more', always, tokensForgotten)),
  fc.constant(step('LINE does not take the name', always, (talk) => fault(talk, { refusesSender: true }))),
  fc.constant(step('reply tokens run out at LINE early', whileOpen, tokensRunOut)),
  fc.constant(step('time passes', always, (talk) => talk.timePasses(61_000))),
  fc.constant(step('the month is spent', (model) => !model.spent && !model.blocked, spend)),
  ...often(3, fc.constant(step('the plan grows', (model) => model.spent, grow))),
];

function often(times: number, arbitrary: fc.Arbitrary<Step>): fc.Arbitrary<Step>[] {
  return Array.from({ length: times }, () => arbitrary);
}

function step(
  name: string,
  check: (model: Model) => boolean,
  run: (talk: Talk, model: Model) => Promise<unknown>,
): Step {
  return {
    check: (model) => check(model),
    run: async (model, talk) => void (await run(talk, model)),
    toString: () => name,
  };
}

function always(): boolean {
  return true;
}

/** LINE's app has no field to write in towards an account that one blocks. */
function whileOpen(model: Model): boolean {
  return !model.blocked;
}

async function say(talk: Talk): Promise<void> {
  const { message, result } = await talk.user.says(talk.channel, talk.newWords());
  if (result.status === 200) talk.calm.push(message.id);
}

async function sayQuoting(talk: Talk, n: number): Promise<void> {
  const quotable = talk.bubbles.filter((bubble) => bubble.quoteToken && !bubble.unsentAt);
  const quoted = quotable[n % Math.max(1, quotable.length)];
  await talk.user.says(talk.channel, talk.newWords(), quoted ? { quotedMessageId: quoted.id } : {});
}

async function edit(talk: Talk, n: number): Promise<void> {
  const bubble = talk.own(n, ({ message }) => message.type === 'text');
  if (bubble) await talk.user.edits(talk.channel, bubble.id, talk.newWords());
}

async function unsend(talk: Talk, n: number): Promise<void> {
  const bubble = talk.own(n, always);
  if (bubble) await destroy(talk, bubble);
}

async function destroy(talk: Talk, bubble: Bubble): Promise<void> {
  if (bubble.message.type === 'text' && bubble.text) talk.destroyed.push(bubble.text);
  await talk.user.unsends(talk.channel, bubble.id);
}

async function sendFile(talk: Talk, n: number): Promise<void> {
  await talk.user.sends(talk.channel, fileOf(talk, n));
}

function fileOf(talk: Talk, n: number): UserMessage {
  const kinds: (() => UserMessage)[] = [
    () => imageMessage({ bytes: onePixel, mimeType: 'image/png' }),
    () => videoMessage({ bytes: mp4('vide'), mimeType: 'video/mp4', durationMs: 900 }),
    () => audioMessage({ bytes: mp4('soun'), mimeType: 'audio/mp4', durationMs: 700 }),
    () => fileMessage({ bytes: Buffer.from('見積'), fileName: `${talk.newWords()}.txt` }),
    () => locationMessage({ title: talk.newWords(), address: '京都市', latitude: 35, longitude: 135 }),
    () => stickerMessage({ packageId: '11537', stickerId: '52002738' }),
  ];
  return kinds[n % kinds.length]!();
}

async function sendAlbum(talk: Talk): Promise<void> {
  const image = { bytes: onePixel, mimeType: 'image/png' };
  await talk.user.sendsImages(talk.channel, [image, image, image], { order: [2, 0, 1] });
}

/** The two webhooks race. */
async function sendAndUnsend(talk: Talk): Promise<void> {
  const sent = talk.user.sends(talk.channel, imageMessage({ bytes: onePixel, mimeType: 'image/png' }));
  const bubble = talk.bubbles.at(-1);
  await Promise.all([sent, bubble ? talk.user.unsends(talk.channel, bubble.id) : null]);
}

/** What is still on its way would reach LINE after the block, and LINE says 200 to that. */
async function block(talk: Talk, model: Model): Promise<void> {
  await quiet(talk);
  await talk.user.blocks(talk.channel);
  await talk.line.redeliver();
  await inboxEmpty(talk.store);
  model.blocked = true;
}

async function unblock(talk: Talk, model: Model): Promise<void> {
  await talk.user.unblocks(talk.channel);
  model.blocked = false;
}

function text(talk: Talk) {
  return { kind: 'text', text: talk.newWords() } as const;
}

/** Of three bubbles. */
function longText(talk: Talk): string {
  return `${talk.newWords()}${'ながい話👋。'.repeat(1600)}`;
}

async function postQuoting(talk: Talk, n: number): Promise<void> {
  const page = await talk.untilHeard(() => talk.member.message.page.query({ roomId: talk.roomId }));
  const quotable = page?.messages.filter(({ content }) => content.kind === 'text' || content.kind === 'sticker') ?? [];
  const quotes = quotable[n % Math.max(1, quotable.length)]?.id;
  await talk.post(text(talk), quotes ? { quotes } : {});
}

async function postPhoto(talk: Talk): Promise<void> {
  const mediaId = randomUUID();
  if (await talk.upload(mediaId, onePixel, '現場.png')) await talk.post({ kind: 'media', mediaId });
}

async function takeBack(talk: Talk): Promise<void> {
  await talk.untilHeard(() => talk.member.profile.setUndo.mutate({ seconds: 30 }));
  const content = text(talk);
  const messageId = await talk.post(content);
  const gone = messageId && (await talk.untilHeard(() => talk.member.message.takeBack.mutate({ messageId })));
  if (gone) talk.destroyed.push(content.text);
  await talk.untilHeard(() => talk.member.profile.setUndo.mutate({ seconds: 0 }));
}

async function spoiled(talk: Talk, how: Parameters<Talk['line']['webhookFaults']['next']>[0]): Promise<void> {
  talk.line.webhookFaults.next(how);
  await talk.user.says(talk.channel, talk.newWords());
}

async function lostAndRedelivered(talk: Talk): Promise<void> {
  await spoiled(talk, { kind: 'drop' });
  await talk.user.says(talk.channel, talk.newWords());
  await talk.line.redeliver();
}

async function swapped(talk: Talk): Promise<void> {
  talk.line.webhookFaults.next({ kind: 'reorder', count: 2 });
  await talk.user.says(talk.channel, talk.newWords());
  await talk.user.says(talk.channel, talk.newWords());
}

/** Befalls the next words that are sent to LINE. */
async function fault(talk: Talk, how: Parameters<Talk['line']['faults']['next']>[1]): Promise<void> {
  talk.line.faults.next({ path: /^\/v2\/bot\/message\/(reply|push)$/ }, how);
}

/**
 * Seen through until the server has a new one and nothing is on its way with an old one: that LINE knows the new one no
 * more either ends otherwise, with words that a member must try again.
 */
async function tokensForgotten(talk: Talk): Promise<void> {
  talk.line.platform.accessTokens.expireAll();
  await talk.post(text(talk));
  await talk.askForQuota();
  await vi.waitFor(
    async () => {
      const { db } = talk.store;
      const sending = await db.selectFrom('delivery').select('id').where('status', '=', 'sending').execute();
      if (sending.length > 0) throw new Error(`${sending.length} deliveries are on their way`);
    },
    { timeout: restWithinMs, interval: 20 },
  );
}

/**
 * LINE may take a token for a shorter time than it says. Seen through to the end: what a token tells after a crash or a lost
 * answer is worth something only while it holds.
 */
async function tokensRunOut(talk: Talk, model: Model): Promise<void> {
  if (model.spent) return;
  await quiet(talk);
  await inboxEmpty(talk.store);
  talk.line.expireAllReplyTokens();
  await talk.post(text(talk));
  await quiet(talk);
  await talk.tokensAge(60_000);
}

/** As much as was sent is all there is. */
async function spend(talk: Talk, model: Model): Promise<void> {
  const used = talk.line.platform.quotas.usedBy(talk.channel.channelId);
  talk.line.changeSettings(talk.channel, { quota: used });
  model.spent = true;
}

async function grow(talk: Talk, model: Model): Promise<void> {
  talk.line.changeSettings(talk.channel, { quota: null });
  await talk.askForQuota();
  model.spent = false;
}

/** Nothing of the member's is on its way any more. */
async function quiet(talk: Talk): Promise<void> {
  talk.line.faults.clear();
  await vi.waitFor(
    async () => {
      const page = await talk.member.message.page.query({ roomId: talk.roomId });
      const open = page.messages.filter(
        ({ delivery }) => delivery?.status === 'waiting' || delivery?.status === 'sending',
      );
      if (open.length > 0) throw new Error(`on their way: ${JSON.stringify(open.map(({ delivery }) => delivery))}`);
    },
    { timeout: restWithinMs, interval: 50 },
  );
}
