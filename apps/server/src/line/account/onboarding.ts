import { type ChannelTest, type Denial, DeniedError } from '@engawa/domain';
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import {
  type AccountFacts,
  addChannel,
  assertMayConnect,
  recordChannelCheck,
  type WebhookFacts,
} from '../../chat/channels.ts';
import type { Sealing } from '../../sealing.ts';
import { webhookOf } from '../../store/channels.ts';
import { NotFoundError } from '../../store/not-found.ts';
import type { Store } from '../../store/store.ts';
import { byLine, type Person } from '../../store/who.ts';
import { NoAnswerError } from '../asking/answer.ts';
import { type LineClient, NotAskedError } from '../asking/client.ts';
import { isOwnFault } from '../asking/own-fault.ts';

export type Onboarding = {
  readonly store: Store;
  readonly line: LineClient;
  readonly sealing: Sealing;
  readonly webhookUrl: (key: string) => string;
};

export type NewChannel = {
  readonly lineChannelId: string;
  readonly secret: string;
  readonly served: readonly string[];
};

/**
 * From the two values an admin pastes to a channel that works: token, account, stored channel, webhook set and tested.
 * A webhook that LINE cannot reach yet is no reason to refuse; the channel's page says so and tests again.
 * @throws DeniedError when LINE refuses the values or cannot be reached.
 */
export async function connectChannel(parts: Onboarding, who: Person, channel: NewChannel): Promise<string> {
  await assertMayConnect(parts.store, who);
  const account = await askOrDeny(() => parts.line.askWith(channel, accountFacts));
  const { id } = await addChannel(parts.store, who, {
    lineChannelId: channel.lineChannelId,
    seal: (channelId) => parts.sealing.seal(channel.secret, channelId),
    account,
    served: channel.served,
  });
  await checkChannel(parts, id);
  return id;
}

/** Asks LINE about account and webhook, sets our address where another stands, has LINE test it, and writes it down. */
export async function checkChannel(parts: Onboarding, channelId: string): Promise<void> {
  const known = await webhookOf(parts.store.db, channelId);
  if (!known) throw new NotFoundError('channel');
  const url = parts.webhookUrl(known.key);
  const check = await parts.line
    .ask(channelId, async (line) => ({ account: await accountFacts(line), ...(await checkWebhook(line, url)) }))
    .catch((error) => ({ account: null, webhook: null, test: failedTest(error) }));
  await recordChannelCheck(parts.store, byLine, channelId, check);
}

/** What LINE says of an account. */
export async function accountFacts(line: LineBotClient): Promise<AccountFacts> {
  const info = await line.getBotInfo();
  return {
    botUserId: info.userId,
    basicId: info.basicId,
    displayName: info.displayName,
    photoUrl: info.pictureUrl ?? null,
    chatMode: info.chatMode === 'chat' ? 'chat' : 'bot',
  };
}

/**
 * LINE takes up to a minute until it uses a new address (LINE reference, Set webhook endpoint URL). So the address that it
 * took is believed over the one that it still tells, and the test names the address that it is about.
 */
async function checkWebhook(line: LineBotClient, url: string): Promise<{ webhook: WebhookFacts; test: ChannelTest }> {
  const before = await webhookState(line);
  try {
    if (before.endpoint !== url) await line.setWebhookEndpoint({ endpoint: url });
  } catch (error) {
    return { webhook: before, test: failedTest(error, 'ADDRESS_REFUSED') };
  }
  const { active } = before.endpoint === url ? before : await webhookState(line);
  const webhook = { endpoint: url, active, setTo: url };
  return { webhook, test: await testOf(line, url).catch(failedTest) };
}

async function testOf(line: LineBotClient, url: string): Promise<ChannelTest> {
  const answer = await line.testWebhookEndpoint({ endpoint: url });
  return {
    at: new Date().toISOString(),
    success: answer.success ?? false,
    statusCode: answer.statusCode,
    reason: answer.reason,
    detail: answer.detail,
  };
}

/** LINE answers 404 while no address was ever set (Messaging API reference, Get webhook endpoint information). */
export async function webhookState(line: LineBotClient): Promise<WebhookFacts> {
  try {
    const { endpoint, active } = await line.getWebhookEndpoint();
    return { endpoint, active };
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return { endpoint: null, active: null };
    throw error;
  }
}

/** @param refusal what LINE's 400 says here. */
function failedTest(error: unknown, refusal = 'LINE_REFUSED'): ChannelTest {
  const { status, reason } = failure(error, refusal);
  return { at: new Date().toISOString(), success: false, statusCode: status, reason, detail: '' };
}

function failure(error: unknown, refusal: string): { status: number; reason: string } {
  if (isOwnFault(error)) return { status: 0, reason: 'SERVER_FAULT' };
  if (error instanceof NotAskedError && error.lacks === 'secret') return { status: 0, reason: 'SECRET_LOST' };
  const { status } = answerIn(error) ?? { status: 0 };
  if (status === 0) return { status, reason: 'LINE_UNREACHABLE' };
  if (status === 429) return { status, reason: 'LINE_BUSY' };
  return { status, reason: status === 400 ? refusal : 'LINE_REFUSED' };
}

/** What LINE answered to the question, or when it was asked for a token; null: nothing. */
function answerIn(error: unknown): HTTPFetchError | null {
  const said = error instanceof NotAskedError ? error.cause : error;
  return said instanceof HTTPFetchError ? said : null;
}

/** @throws DeniedError when LINE cannot be asked. */
export async function askOrDeny<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new DeniedError(denialFor(error instanceof NotAskedError ? error.cause : error));
  }
}

/** LINE's 4xx to id and secret says that they are wrong; everything else, that it could not be asked. */
function denialFor(error: unknown): Denial {
  const refused = error instanceof HTTPFetchError && error.status < 500 && error.status !== 429;
  if (refused) return { code: 'channelCredentialsRefused', params: {} };
  if (error instanceof HTTPFetchError || isSilence(error)) return { code: 'lineUnreachable', params: {} };
  throw error;
}

/** LINE said nothing: no answer in time, or no connection. */
function isSilence(error: unknown): boolean {
  return error instanceof NoAnswerError || error instanceof TypeError;
}
