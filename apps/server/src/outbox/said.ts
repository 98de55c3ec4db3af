import { canUseExternalTalk, type MessageContent, type MessageId } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { fixedQuery } from '../store/fixed-query.ts';
import { type MemberRow, memberFacts } from '../store/members.ts';
import { contactPerson } from '../store/names-told-since.ts';
import type { Reader } from '../store/store.ts';

/** A message that is to leave, and who said it; the account's own words have no author. */
export type Said = {
  readonly content: MessageContent;
  readonly authorName: string;
  readonly quotes: MessageId | null;
  readonly link: 'direct' | 'relay' | 'group' | null;
  readonly companyName: string;
  readonly author: MemberRow | null;
};

const saidRow = fixedQuery((db, { id }: { id: MessageId }) =>
  db
    .selectFrom('message as m')
    .innerJoin('room', 'room.id', 'm.room_id')
    .leftJoin('member as author', (join) =>
      join.onRef('author.id', '=', 'm.author_id').on('m.author_kind', '=', 'member'),
    )
    .selectAll('author')
    .select(['m.content', 'm.author_kind', 'm.author_id', 'm.author_name', 'm.quoted_message_id', 'room.link'])
    .select((eb) => eb.selectFrom('organization').select('company_name').as('company_name'))
    .where('m.id', '=', id),
);

async function saidOf(db: Reader, id: MessageId): Promise<Said> {
  const [row] = await saidRow(db, { id });
  const { content, author_kind, author_id, author_name, quoted_message_id, link, company_name, ...author } = row!;
  const late = author_kind === 'contact' && author_name === null && author_id !== null;
  return {
    content: JSON.parse(content) as MessageContent,
    authorName: (late ? (await contactPerson(db, author_id)).name : author_name) ?? '',
    quotes: quoted_message_id,
    link,
    companyName: company_name ?? '',
    author: author.id === null ? null : (author as MemberRow),
  };
}

/** What a call says, by message: several deliveries may be parts of one. */
export type Sayings = ReadonlyMap<MessageId, Said>;

export async function sayingsOf(db: Reader, deliveries: readonly DeliveryRow[]): Promise<Sayings> {
  const sayings = new Map<MessageId, Said>();
  for (const { message_id } of deliveries)
    if (!sayings.has(message_id)) sayings.set(message_id, await saidOf(db, message_id));
  return sayings;
}

/** Words can wait for a month, and their author may have lost meanwhile what they were allowed when they said them. */
export function isWithdrawn({ author }: Said): boolean {
  return author !== null && !canUseExternalTalk(memberFacts(author)).allowed;
}
