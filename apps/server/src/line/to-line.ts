import { lineLimits, type MessageContent, senderName } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';

/** Who speaks, as LINE users see them. The photo's address is one that LINE can fetch, or null. */
export type Speaker = { readonly name: string; readonly companyName: string; readonly photoUrl: string | null };

/**
 * A member's words as a LINE message object, under the member's name and company.
 * LINE's account shows "<name> from <account>" over the bubble (Messaging API reference, Change icon and display name).
 */
export function toLine(content: MessageContent, speaker: Speaker): messagingApi.Message {
  if (content.kind !== 'text') throw new Error(`a ${content.kind} message is not for LINE`);
  return { type: 'text', text: content.text, sender: sender(speaker) };
}

function sender({ name, companyName, photoUrl }: Speaker): messagingApi.Sender {
  const usable = photoUrl && photoUrl.length <= lineLimits.mediaUrlChars;
  return { name: senderName(name, companyName), ...(usable ? { iconUrl: photoUrl } : {}) };
}
