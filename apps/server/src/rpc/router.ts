import type { TRPCBuiltRouter } from '@trpc/server';
import { audit } from './admin/audit.ts';
import { channels } from './admin/channels.ts';
import { externalTalk } from './admin/external-talk.ts';
import { inbox } from './admin/inbox.ts';
import { members } from './admin/members.ts';
import { organization } from './admin/organization.ts';
import { quota } from './admin/quota.ts';
import { contact } from './contact.ts';
import type { FeedProcedures } from './feed-type.ts';
import { invitation } from './invitation.ts';
import { media } from './media.ts';
import { member } from './member.ts';
import { message } from './message.ts';
import { profile } from './profile.ts';
import { room } from './room.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { sticker } from './sticker.ts';
import { router } from './trpc.ts';

/** Every procedure that is answered here. */
export const appRouter = router({
  session,
  setup,
  room,
  message,
  media,
  member,
  contact,
  profile,
  invitation,
  sticker,
  admin: router({ member: members, externalTalk, organization, channel: channels, quota, inbox, audit }),
});

/** Every procedure a client can call, the feed among them. */
export type AppRouter =
  typeof appRouter extends TRPCBuiltRouter<infer TRoot, infer TRecord>
    ? TRPCBuiltRouter<TRoot, TRecord & { feed: FeedProcedures }>
    : never;
