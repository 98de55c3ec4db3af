import type { webhook } from '@line/bot-sdk';
import { makeUlid } from '../ids.ts';
import { chatIdOf, type Place } from '../place.ts';

export function makeFollowEvent(place: Place, isUnblocked: boolean): webhook.FollowEvent {
  return { type: 'follow', follow: { isUnblocked }, ...makeCommon(place), replyToken: issueReplyToken(place) };
}

export function makeUnfollowEvent(place: Place): webhook.UnfollowEvent {
  return { type: 'unfollow', ...makeCommon(place) };
}

export function makeMessageEvent(place: Place, message: webhook.MessageContent): webhook.MessageEvent {
  return { type: 'message', message, ...makeCommon(place), replyToken: issueReplyToken(place) };
}

/** `timestamp` in ms: the largest of a message tells its current text (LINE reference, Message edited event). */
export function makeMessageEditedEvent(
  place: Place,
  message: webhook.TextMessageContent,
  timestamp: number,
): webhook.MessageEditedEvent {
  return { type: 'messageEdited', message, ...makeCommon(place), timestamp, replyToken: issueReplyToken(place) };
}

export function makeUnsendEvent(place: Place, messageId: string): webhook.UnsendEvent {
  return { type: 'unsend', unsend: { messageId }, ...makeCommon(place) };
}

export function makePostbackEvent(place: Place, postback: webhook.PostbackContent): webhook.PostbackEvent {
  return { type: 'postback', postback, ...makeCommon(place), replyToken: issueReplyToken(place) };
}

export function makeVideoPlayCompleteEvent(place: Place, trackingId: string): webhook.VideoPlayCompleteEvent {
  const videoPlayComplete = { trackingId };
  return { type: 'videoPlayComplete', videoPlayComplete, ...makeCommon(place), replyToken: issueReplyToken(place) };
}

/** An event that its maker describes, also one that LINE may invent tomorrow; what it does not say is as in every event. */
export function makeAnyEvent(place: Place, fields: { type: string }): webhook.Event {
  return { ...makeCommon(place), replyToken: issueReplyToken(place), ...fields } as unknown as webhook.Event;
}

/** A link that failed has neither source nor reply token (LINE reference, Account link event). */
export function makeAccountLinkEvent(place: Place, link: webhook.LinkContent): webhook.AccountLinkEvent {
  const { source, ...common } = makeCommon(place);
  if (link.result === 'failed') return { type: 'accountLink', link, ...common };
  return { type: 'accountLink', link, source, ...common, replyToken: issueReplyToken(place) };
}

export function makeJoinEvent(place: Place): webhook.JoinEvent {
  return { type: 'join', ...makeCommon(place), replyToken: issueReplyToken(place) };
}

export function makeLeaveEvent(place: Place): webhook.LeaveEvent {
  return { type: 'leave', ...makeCommon(place) };
}

export function makeMemberJoinedEvent(place: Place, members: webhook.UserSource[]): webhook.MemberJoinedEvent {
  return { type: 'memberJoined', joined: { members }, ...makeCommon(place), replyToken: issueReplyToken(place) };
}

export function makeMemberLeftEvent(place: Place, members: webhook.UserSource[]): webhook.MemberLeftEvent {
  return { type: 'memberLeft', left: { members }, ...makeCommon(place) };
}

function issueReplyToken({ platform, channel, source }: Place): string {
  return platform.replyTokens.issue(channel.channelId, chatIdOf(source));
}

/** The properties that every event carries. */
function makeCommon({ platform, source }: Place) {
  const timestamp = platform.now();
  return {
    webhookEventId: makeUlid(timestamp),
    deliveryContext: { isRedelivery: false },
    timestamp,
    source,
    mode: 'active' as const,
  };
}
