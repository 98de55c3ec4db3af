import type { DoctorView } from '@engawa/domain';
import { type ChannelSurroundings, channelViews } from './channels.ts';
import { NotFoundError } from './not-found.ts';
import type { Reader } from './store.ts';
import { lastSignatureFailure, trafficOf } from './traffic.ts';

const gapsShown = 20;

/** Everything that is known of how a channel fares. @throws NotFoundError */
export async function doctorView(db: Reader, around: ChannelSurroundings, id: string): Promise<DoctorView> {
  const [channel] = await channelViews(db, around, id);
  const row = await db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirst();
  if (!channel || !row) throw new NotFoundError('channel');
  const failure = await lastSignatureFailure(db, id);
  return {
    channel,
    facts: {
      webhookActive: channel.webhookActive,
      chatMode: row.chat_mode,
      firstEventAt: row.first_event_at,
      lastEventAt: row.last_event_at,
      redeliverySeenAt: row.redelivery_seen_at,
      autoReplySuspectedAt: row.auto_reply_suspected_at,
      signatureFailures: {
        count: Math.max(channel.signatureFailures, failure?.kept ?? 0),
        cause: failure?.cause ?? null,
        lastAt: failure?.at ?? null,
      },
      pausedUntil: around.pausedUntil?.(id) ?? null,
      clockAheadMs: around.clockAheadMs?.() ?? null,
    },
    gaps: await gaps(db),
    webhooks: await trafficOf(db, id, 'in'),
    sends: await trafficOf(db, id, 'out'),
  };
}

/** The newest first. */
async function gaps(db: Reader): Promise<DoctorView['gaps']> {
  const rows = await db.selectFrom('gap').selectAll().orderBy('from_at', 'desc').limit(gapsShown).execute();
  return rows.map(({ from_at: from, to_at: to }) => ({ from, to }));
}
