import * as v from 'valibot';
import { roomsAtOnce } from './calls.ts';
import { undoChoices } from './delivery.ts';
import { memberIdForm, normalizeMemberId } from './member.ts';
import { longestText } from './message.ts';
import { isBlank } from './strange-text.ts';

/** Shapes of what comes in through RPC, and the longest we take; LINE's own limits are rules with reasons, not shapes. */

/** One line of well-formed text: tabs and line breaks of pasted words become spaces, and no database sees a NUL. */
const oneLine = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')),
  v.trim(),
);
const line = (max: number) => v.pipe(oneLine, v.maxLength(max));
const filledLine = (max: number) =>
  v.pipe(
    oneLine,
    v.check((text) => !isBlank(text)),
    v.maxLength(max),
  );
const optionalLine = (max: number) =>
  v.pipe(
    line(max),
    v.transform((text) => (isBlank(text) ? null : text)),
  );

export const id = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/));
/**
 * At most so many, counted before any is looked at, and looked at up to the first that is wrong: twenty thousand wrong ones
 * would cost a second, and half a megabyte to name.
 */
const listOf = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most), v.config(v.array(item), { abortEarly: true }));
/** Members of a company, or of a room. */
const memberIds = listOf(id, 500);
const uuid = v.pipe(v.string(), v.uuid());
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Text of several lines. PostgreSQL takes no NUL, LINE no half of a surrogate pair. */
const wellFormedText = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed().replaceAll('\0', '')),
);

export const memberId = v.pipe(v.string(), v.transform(normalizeMemberId), v.regex(memberIdForm));
export const memberName = filledLine(64);
export const password = v.pipe(v.string(), v.minLength(10), v.maxLength(128));
export const companyName = filledLine(64);
export const organizationName = filledLine(64);

export const feedInput = v.object({
  after: v.optional(seq),
  lastEventId: v.optional(v.nullable(v.string())),
  /** Whom the page shows: a stream has no header to say it in. */
  member: v.optional(id),
});

export const roomIdInput = v.object({ roomId: id });
/** From the top, or on `from` where a page before said that the next begins. */
export const roomListInput = v.optional(
  v.object({
    from: v.optional(v.object({ asOf: seq, last: v.nullable(seq), roomId: id })),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 40),
  }),
  {},
);
export const roomIdsInput = v.object({ roomIds: v.pipe(listOf(id, roomsAtOnce), v.minLength(1)) });
export const roomCreateInput = v.object({
  memberIds,
  contactIds: memberIds,
  name: v.optional(line(64)),
});
export const roomRenameInput = v.object({ roomId: id, name: filledLine(64) });
export const roomInviteInput = v.object({ roomId: id, memberIds: v.pipe(memberIds, v.minLength(1)) });
export const roomReadInput = v.object({ roomId: id, upTo: seq });

/** Next to `before` or `after`, or with the message `around` in its middle; the newest when none is given. */
export const messagePageInput = v.object({
  roomId: id,
  before: v.optional(seq),
  after: v.optional(seq),
  around: v.optional(id),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
});
/** What LINE takes is `canPostText`. */
const words = v.pipe(
  wellFormedText,
  v.maxLength(longestText),
  v.check((text) => !isBlank(text)),
);
const lineId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,40}$/));
const postContent = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    text: words,
    emojis: v.optional(
      listOf(
        v.object({
          index: seq,
          length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
          productId: lineId,
          emojiId: lineId,
        }),
        100,
      ),
    ),
  }),
  v.object({ kind: v.literal('sticker'), packageId: lineId, stickerId: lineId }),
  /** A file that was uploaded before into this room. */
  v.object({ kind: v.literal('media'), mediaId: uuid }),
  v.object({
    kind: v.literal('location'),
    title: optionalLine(100),
    address: optionalLine(100),
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  }),
]);
export const messagePostInput = v.object({
  id: uuid,
  roomId: id,
  content: postContent,
  /** The message that this one answers. */
  quotes: v.optional(id),
  silent: v.optional(v.boolean()),
  /** Of several that were sent by one press of Send: the id of the first. */
  sendId: v.optional(uuid),
});
export type PostContent = v.InferOutput<typeof postContent>;
export const messageIdInput = v.object({ messageId: id });
export const messageDecideInput = v.object({
  messageId: id,
  choice: v.picklist(['again', 'link', 'discard', 'arrived']),
});
export const readMarksInput = v.object({ roomId: id, on: v.boolean() });
export const undoInput = v.object({ seconds: v.picklist(undoChoices) });
export const mediaIdInput = v.object({ mediaId: id });
export const fileLinkInput = v.object({ messageId: id, days: v.picklist([1, 7, 30, 90, 365]) });
export const uploadIdInput = uuid;

const optionalText = (max: number) =>
  v.pipe(
    wellFormedText,
    v.trim(),
    v.maxLength(max),
    v.transform((text) => (isBlank(text) ? null : text)),
  );
const contactList = (max: number) => listOf(filledLine(max), 10);
export const contactIdInput = v.object({ contactId: id });

export const contactUpdateInput = v.object({
  contactId: id,
  name: optionalLine(64),
  reading: optionalLine(64),
  company: optionalLine(64),
  title: optionalLine(64),
  phones: contactList(32),
  emails: listOf(v.pipe(line(254), v.rfcEmail()), 10),
  memo: optionalText(2000),
});

export const invitationCodeInput = v.object({ code: v.pipe(v.string(), v.maxLength(32)) });

export const profileUpdateInput = v.object({ name: memberName });
export const passwordChangeInput = v.object({ current: v.pipe(v.string(), v.maxLength(128)), next: password });
export const sessionRevokeInput = v.object({ sessionId: id });

export const setupCodeInput = v.object({ code: v.pipe(v.string(), v.trim(), v.maxLength(64)) });
export const setupInput = v.object({
  code: v.pipe(v.string(), v.trim(), v.maxLength(64)),
  organization: organizationName,
  companyName,
  admin: v.object({ memberId, name: memberName, password }),
});

export const memberAddInput = v.object({
  memberId,
  name: memberName,
  password,
  admin: v.boolean(),
  externalTalk: v.boolean(),
});
export const memberKeyInput = v.object({ id });
export const memberAdminInput = v.object({ id, admin: v.boolean() });
export const memberNameInput = v.object({ id, name: memberName });
export const memberPasswordInput = v.object({ id, password });
export const externalTalkInput = v.object({
  members: v.union([v.literal('all'), listOf(id, 10_000)]),
  allowed: v.boolean(),
});
export const organizationInput = v.object({ name: organizationName, companyName });

const keptKind = v.object({
  reason: v.picklist(['unknownType', 'unreadable', 'unserved', 'failed', 'groupEvent']),
  type: v.pipe(v.string(), v.maxLength(200)),
});
const keptId = v.pipe(v.string(), v.maxLength(200));
export const keptEventsInput = v.object({
  kind: v.optional(keptKind),
  after: v.optional(v.object({ receivedAt: v.pipe(v.string(), v.isoTimestamp()), id: keptId })),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});
export const bringBackInput = v.union([v.object({ id: keptId }), v.object({ kind: keptKind })]);

export const channelAddInput = v.object({
  lineChannelId: v.pipe(v.string(), v.trim(), v.regex(/^\d{5,20}$/)),
  secret: v.pipe(v.string(), v.trim(), v.regex(/^[0-9a-f]{32}$/i)),
  served: memberIds,
});
export const channelIdInput = v.object({ id });
export const channelServeInput = v.object({ id, served: memberIds });
export const channelGreetingInput = v.object({
  id,
  on: v.boolean(),
  text: v.pipe(wellFormedText, v.trim(), v.maxLength(1000)),
  card: v.boolean(),
});
export const memberCapInput = v.object({
  id,
  cap: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))),
});
