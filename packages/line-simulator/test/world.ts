import { channelAccessToken, LineBotClient } from '@line/bot-sdk';
import type { Channel, ChannelOptions } from '../src/channel.ts';
import type { LineUser } from '../src/line-user.ts';
import { type LineSimulator, type SimulatorOptions, startLineSimulator } from '../src/simulator.ts';
import { startWebhookCatcher, type WebhookCatcher } from './webhook-catcher.ts';

/** A company's account, its server, and 田中 美咲 who uses LINE. */
export interface World {
  line: LineSimulator;
  channel: Channel;
  server: WebhookCatcher;
  tanaka: LineUser;
  /** LINE's own client, with a token of the channel. */
  client: LineBotClient;
  /** A request with the channel's token, for what LINE's client would never send. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

export async function startWorld(
  options: SimulatorOptions & { channel?: Partial<ChannelOptions> } = {},
): Promise<World> {
  const line = await startLineSimulator(options);
  const server = await startWebhookCatcher();
  const channel = line.createChannel({ displayName: '縁側商事', ...options.channel });
  channel.webhook.endpoint = server.url;
  const tanaka = line.createUser({ displayName: '田中 美咲', language: 'ja' });
  const token = await issueToken(line, channel);
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: token,
    apiBaseURL: line.url,
    dataApiBaseURL: line.url,
  });
  const call: World['call'] = (method, path, body, headers) => callApi(line.url + path, method, token, body, headers);
  const dispose = async () => {
    await Promise.all([line.stop(), server.stop()]);
  };
  return { line, channel, server, tanaka, client, call, [Symbol.asyncDispose]: dispose };
}

export async function issueToken(line: LineSimulator, channel: Channel): Promise<string> {
  const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: line.url });
  const issued = await tokens.issueStatelessChannelTokenByClientSecret(channel.channelId, channel.channelSecret);
  return issued.access_token;
}

function callApi(url: string, method: string, token: string, body?: unknown, headers: Record<string, string> = {}) {
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const payload = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const init = { method, headers: { authorization: `Bearer ${token}`, ...json, ...headers } };
  return fetch(url, payload === undefined ? init : { ...init, body: payload });
}
