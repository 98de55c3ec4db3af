import { type GreetingView, usualGreeting } from '@engawa/domain';
import { NotFoundError } from './not-found.ts';
import type { Reader } from './store.ts';

/** The greeting of an account; where none was set up, one that is off, with words to begin from. @throws NotFoundError */
export async function greetingOf(db: Reader, channelId: string): Promise<GreetingView> {
  const row = await db.selectFrom('channel').select('greeting').where('id', '=', channelId).executeTakeFirst();
  if (!row) throw new NotFoundError('channel');
  if (row.greeting) return JSON.parse(row.greeting) as GreetingView;
  return { on: false, text: usualGreeting(await companyName(db)), card: true };
}

export async function companyName(db: Reader): Promise<string> {
  const organization = await db.selectFrom('organization').select('company_name').executeTakeFirst();
  return organization?.company_name ?? '';
}
