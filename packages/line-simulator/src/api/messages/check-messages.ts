import type { messagingApi } from '@line/bot-sdk';
import type { AccountMessages } from '../account-messages.ts';
import { type ErrorDetail, refuseBody, refuseProperty } from '../line-error.ts';
import { audio } from './audio.ts';
import { ifGiven, lookUp, type MessageChecker } from './checker.ts';
import { coupon } from './coupon.ts';
import { flex } from './flex.ts';
import { image } from './image.ts';
import { imagemap } from './imagemap.ts';
import { location } from './location.ts';
import { checkQuickReply } from './quick-reply.ts';
import { checkSender } from './sender.ts';
import { sticker } from './sticker.ts';
import { template } from './template.ts';
import { text } from './text.ts';
import { textV2 } from './text-v2.ts';
import { video } from './video.ts';

/** LINE reference, Send push message. */
const MAX_MESSAGES = 5;

const checkers: Record<string, MessageChecker> = {
  text,
  textV2,
  sticker,
  image,
  video,
  audio,
  location,
  coupon,
  imagemap,
  template,
  flex,
};

/** The messages of a request if LINE would take every one of them; 400 for all of them otherwise. */
export function readMessages(body: Record<string, unknown>, allowLoopbackHttp: boolean): AccountMessages {
  const { messages, notificationDisabled = false } = body;
  if (!Array.isArray(messages)) throw refuseProperty('messages');
  if (typeof notificationDisabled !== 'boolean') throw refuseProperty('notificationDisabled');
  const problems = [
    ...checkCount(messages),
    ...messages.flatMap((each, i) => checkMessage(each, i, allowLoopbackHttp)),
  ];
  if (problems.length > 0) throw refuseBody(problems);
  return { messages: messages as messagingApi.Message[], notificationDisabled };
}

export function describeMessage(message: messagingApi.Message): string {
  return checkerOf(message.type)?.describe({ ...message }) ?? '';
}

export function isQuotable(message: messagingApi.Message): boolean {
  return checkerOf(message.type)?.isQuotable ?? false;
}

function checkCount(messages: unknown[]): ErrorDetail[] {
  if (messages.length >= 1 && messages.length <= MAX_MESSAGES) return [];
  return [{ message: `Size must be between 1 and ${MAX_MESSAGES}`, property: 'messages' }];
}

function checkMessage(message: unknown, index: number, allowLoopbackHttp: boolean): ErrorDetail[] {
  const at = `messages[${index}]`;
  if (typeof message !== 'object' || message === null) throw refuseProperty(at);
  const fields = message as Record<string, unknown>;
  const checker = checkerOf(fields.type);
  if (!checker) return [{ message: `Must be one of: ${Object.keys(checkers).join(', ')}`, property: `${at}.type` }];
  const context = { at, allowLoopbackHttp };
  return [
    ...checker.check(fields, context),
    ...checkSender(fields.sender, at, allowLoopbackHttp),
    ...ifGiven(fields.quickReply, () => checkQuickReply(fields.quickReply, context)),
    ...ifGiven(fields.quoteToken, () => checkQuoting(checker, `${at}.quoteToken`)),
  ];
}

/** Only some types can carry a quote; whether the token is known is asked later, in its chat. */
function checkQuoting({ canQuote = false }: MessageChecker, property: string): ErrorDetail[] {
  return canQuote ? [] : [{ message: 'This message type cannot quote', property }];
}

function checkerOf(type: unknown): MessageChecker | undefined {
  return lookUp(checkers, type);
}
