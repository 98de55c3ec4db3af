import type { FastifyInstance } from 'fastify';
import type { Channel, ChannelSettings } from '../../channel.ts';
import type { LineSimulator } from '../../simulator.ts';
import { findChannel } from './places.ts';
import { readSettings, readSkip } from './setting-bodies.ts';

/** One account as LINE's console shows it; no secret. */
export interface SettingsView extends Required<Omit<ChannelSettings, 'quota'>> {
  channelId: string;
  basicId: string;
  displayName: string;
  webhookEndpoint: string | null;
  quota: number | null;
}

export interface PlatformView {
  /** LINE's clock; ms. */
  now: number;
  redelivery: boolean;
  accounts: SettingsView[];
}

interface ChannelRequest {
  Params: { channelId: string };
  Body: unknown;
}

/**
 * What is set in LINE's console and LINE Official Account Manager, and LINE's clock. Each answers `PlatformView`.
 * - `GET /platform`
 * - `PATCH /platform` `{ redelivery }`
 * - `PATCH /platform/accounts/:channelId` with any of `{ quota, quotaUsed, chatMode, webhookActive, allowGroupJoin, autoReply, greeting,
 *   narrowcastReserved, consumptionLag }`; 400 `bad-setting`
 * - `POST /platform/redeliver`: sends what was not answered with 2xx once more
 * - `POST /platform/expire-reply-tokens`
 * - `POST /platform/skip` `{ ms }` or `{ to: 'next-month' }` (of Japan): moves LINE's clock forward; 400 `bad-skip`
 */
export function settingRoutes(app: FastifyInstance, line: LineSimulator): void {
  app.get('/platform', () => viewPlatform(line));
  app.patch<{ Body: { redelivery?: unknown } }>('/platform', ({ body }) => {
    line.redelivery = body.redelivery === true;
    return viewPlatform(line);
  });
  app.patch<ChannelRequest>('/platform/accounts/:channelId', ({ params, body }) => {
    line.changeSettings(findChannel(line, params.channelId), readSettings(body));
    return viewPlatform(line);
  });
  app.post('/platform/redeliver', async () => {
    await line.redeliver();
    return viewPlatform(line);
  });
  app.post('/platform/expire-reply-tokens', () => {
    line.expireAllReplyTokens();
    return viewPlatform(line);
  });
  app.post<{ Body: unknown }>('/platform/skip', ({ body }) => {
    line.skip(readSkip(body, line.platform.now()));
    return viewPlatform(line);
  });
}

function viewPlatform(line: LineSimulator): PlatformView {
  const { platform, redelivery } = line;
  const accounts = [...platform.channels.values()].map((channel) =>
    viewSettings(channel, platform.quotas.usedBy(channel.channelId)),
  );
  return { now: platform.now(), redelivery, accounts };
}

function viewSettings(channel: Channel, quotaUsed: number): SettingsView {
  const { channelId, basicId, displayName, webhook, webhookActive, quota, chatMode } = channel;
  const { allowGroupJoin, autoReply, greeting, narrowcastReserved, consumptionLag } = channel;
  const inConsole = {
    channelId,
    basicId,
    displayName,
    webhookEndpoint: webhook.endpoint,
    webhookActive,
    allowGroupJoin,
  };
  return { ...inConsole, quota, quotaUsed, chatMode, autoReply, greeting, narrowcastReserved, consumptionLag };
}
