import type { Bubble } from './chat.ts';
import { announceIn, type Place } from './place.ts';

/** LINE Official Account Manager's greeting message, on in every new account. */
const GREETING = '友だち追加ありがとうございます。';
/** Its auto-response message, on in every new account. */
const AUTO_REPLY = '申し訳ありませんが、このアカウントでは個別のお問い合わせを受け付けておりません。';

/** LINE itself greets a new friend, if that was not switched off; no webhook tells of it. */
export function greetIfOn(place: Place): void {
  if (place.channel.greeting) answerForAccount(place, GREETING);
}

/** LINE itself answers what a user says, if that was not switched off; no webhook tells of it. */
export function autoReplyIfOn(place: Place): void {
  if (place.channel.autoReply) answerForAccount(place, AUTO_REPLY);
}

/** Whether LINE said this to greet, not to answer. */
export function isGreeting({ automatic, text }: Bubble): boolean {
  return automatic === true && text === GREETING;
}

function answerForAccount(place: Place, text: string): void {
  const { platform, chat } = place;
  const id = platform.messageIds.make();
  const message = { type: 'text' as const, text };
  chat.bubbles.push({
    id,
    from: 'account',
    text,
    message,
    at: platform.now(),
    notificationDisabled: false,
    automatic: true,
  });
  announceIn(place);
}
