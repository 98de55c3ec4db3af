import { createHmac, randomBytes } from 'node:crypto';
import { byMember } from '../../../apps/server/dev/by-member.ts';
import { organization } from '../../../apps/server/dev/cast.ts';
import { addMember } from '../../../apps/server/src/chat/members.ts';
import { createRoom } from '../../../apps/server/src/chat/rooms.ts';
import { readConfig } from '../../../apps/server/src/config.ts';
import { loadSecret } from '../../../apps/server/src/sealing.ts';
import { saveOrganization } from '../../../apps/server/src/store/organization.ts';
import type { Store } from '../../../apps/server/src/store/store.ts';
import { byOperator, byServer } from '../../../apps/server/src/store/who.ts';
import type { Company } from './company.ts';

/** Many members in one room, each signed in. */
export type Crowd = { readonly roomId: string; readonly cookies: readonly string[] };

export function seedCrowd(company: Company, members: number): Promise<Crowd> {
  return company.seed(async (store) => {
    await store.write(byServer, (tx) => saveOrganization(tx, organization));
    const ids = await addMembers(store, members);
    const [first, ...others] = ids;
    const room = await createRoom(store, byMember(first!), { memberIds: others, contactIds: [], name: '全社' });
    const secret = await loadSecret(readConfig(company.env));
    const key = secret.keyFor('sessions').toString('base64url');
    return { roomId: room.id, cookies: await signInAll(store, ids, key) };
  });
}

async function addMembers(store: Store, count: number): Promise<string[]> {
  const adding = Array.from({ length: count }, (_, index) =>
    addMember(store, byOperator, {
      memberId: `member.${index}`,
      name: `社員 ${index}`,
      passwordHash: 'nobody signs in by password here',
      admin: false,
      externalTalk: false,
    }),
  );
  return (await Promise.all(adding)).map(({ id }) => id);
}

/** Sessions as the sign-in library writes them: a thousand passwords would take minutes to check. */
async function signInAll(store: Store, memberIds: readonly string[], key: string): Promise<string[]> {
  const now = new Date().toISOString();
  const sessions = memberIds.map((userId) => ({
    id: randomBytes(16).toString('hex'),
    token: randomBytes(24).toString('base64url'),
    userId,
    expiresAt: new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString(),
    ipAddress: null,
    userAgent: 'bench',
    createdAt: now,
    updatedAt: now,
  }));
  await store.write(byServer, async (tx) => {
    for (const session of sessions) await tx.db.insertInto('auth_session').values(session).execute();
  });
  return sessions.map(({ token }) => cookieOf(token, key));
}

function cookieOf(token: string, key: string): string {
  const signature = createHmac('sha256', key).update(token).digest('base64');
  return `engawa.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
