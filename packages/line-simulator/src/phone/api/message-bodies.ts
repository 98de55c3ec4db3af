import type { webhook } from '@line/bot-sdk';
import type { ImageSetOptions } from '../../acts/send-images.ts';
import { audioMessage } from '../../user-messages/audio.ts';
import type { ExternalAddress } from '../../user-messages/content-provider.ts';
import { fileMessage } from '../../user-messages/file.ts';
import { imageMessage } from '../../user-messages/image.ts';
import { locationMessage } from '../../user-messages/location.ts';
import { type StickerOptions, stickerMessage } from '../../user-messages/sticker.ts';
import type { UserMessage } from '../../user-messages/user-message.ts';
import { videoMessage } from '../../user-messages/video.ts';
import type { WebhookResult } from '../../webhook/sender.ts';
import { PhoneError } from './phone-error.ts';
import type { Place } from './places.ts';
import type { Uploads } from './uploads.ts';

interface TextBody {
  type?: 'text';
  text: string;
  quotedMessageId?: string;
  emojis?: webhook.Emoji[];
  mention?: webhook.Mention;
}

interface ImagesBody extends ImageSetOptions {
  type: 'images';
  uploads: string[];
}

type SingleBody =
  | ({ type: 'sticker' } & StickerOptions)
  | { type: 'image'; upload: string }
  | { type: 'image'; external: ExternalAddress }
  | { type: 'video'; upload: string; durationMs: number; preview?: string }
  | { type: 'video'; external: ExternalAddress; durationMs: number }
  | { type: 'audio'; upload: string; durationMs: number }
  | { type: 'file'; upload: string; fileName: string }
  | { type: 'location'; title?: string; address?: string; latitude: number; longitude: number };

/** What a phone sends; `upload` is an id that `POST /uploads` gave, `external` says where LINE does not hold it. Without `type` it is a text. */
export type MessageBody = TextBody | ImagesBody | SingleBody;

/** Sends what the phone asks for; what became of the webhook, of several the last. */
export async function sendBody(place: Place, body: MessageBody, uploads: Uploads): Promise<WebhookResult> {
  if (isText(body)) return sayText(place, body);
  if (body.type === 'images') return sendImages(place, body, uploads);
  return (await place.user.sends(place.channel, await makeMessage(body, uploads))).result;
}

function isText(body: MessageBody): body is TextBody {
  return body.type === undefined || body.type === 'text';
}

async function sayText({ user, channel }: Place, { text, ...body }: TextBody): Promise<WebhookResult> {
  if (typeof text !== 'string' || text.trim() === '') throw new PhoneError(400, 'text-missing');
  const quote = body.quotedMessageId === undefined ? {} : { quotedMessageId: body.quotedMessageId };
  const emojis = body.emojis?.length ? { emojis: body.emojis } : {};
  const mention = body.mention === undefined ? {} : { mention: body.mention };
  return (await user.says(channel, text, { ...quote, ...emojis, ...mention })).result;
}

async function sendImages({ user, channel }: Place, body: ImagesBody, uploads: Uploads): Promise<WebhookResult> {
  const { uploads: ids, type: _, ...options } = body;
  if (ids.length === 0) throw new PhoneError(400, 'images-missing');
  const images = ids.map((id) => uploads.find(id));
  return (await user.sendsImages(channel, images, options)).at(-1)!.result;
}

async function makeMessage(body: SingleBody, uploads: Uploads): Promise<UserMessage> {
  switch (body.type) {
    case 'sticker': {
      const { type: _, ...sticker } = body;
      return stickerMessage(sticker);
    }
    case 'location': {
      const { type: _, ...place } = body;
      return locationMessage(place);
    }
    case 'image':
      return imageMessage('external' in body ? elsewhere('image/*', body.external) : uploads.find(body.upload));
    case 'video': {
      const { durationMs } = body;
      if ('external' in body) return videoMessage({ ...elsewhere('video/*', body.external), durationMs });
      const preview = body.preview === undefined ? {} : { preview: await uploads.read(body.preview) };
      return videoMessage({ ...uploads.find(body.upload), durationMs, ...preview });
    }
    case 'audio':
      return audioMessage({ ...uploads.find(body.upload), durationMs: body.durationMs });
    case 'file':
      return fileMessage({ bytes: uploads.find(body.upload).bytes, fileName: body.fileName });
    default:
      throw new PhoneError(400, 'no-such-type');
  }
}

/** LINE holds nothing of it. */
function elsewhere(mimeType: string, external: ExternalAddress) {
  if (typeof external?.originalContentUrl !== 'string') throw new PhoneError(400, 'address-missing');
  return { bytes: Buffer.alloc(0), mimeType, external };
}
