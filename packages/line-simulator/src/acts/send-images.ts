import { makeToken } from '../ids.ts';
import { type Place, sendEvents } from '../place.ts';
import { type ImageOptions, imageMessage } from '../user-messages/image.ts';
import { makeMessageEvent } from '../webhook/events.ts';
import { type Sent, showMessage } from './send-message.ts';

export interface ImageSetOptions {
  /** In which order their webhooks go out, as places in `images`; LINE promises none. Default: as they are. */
  order?: number[];
  /** Leaves out `index` and `total`, as LINE for Android up to 11.15 does. */
  withoutIndex?: boolean;
}

/** Several images chosen at once: one message and one webhook each, held together by one set id; answers are in the order of `images`. */
export async function sendImages(
  place: Place,
  images: Pick<ImageOptions, 'bytes' | 'mimeType'>[],
  { order = [...images.keys()], withoutIndex = false }: ImageSetOptions = {},
): Promise<Sent[]> {
  if (new Set(order).size !== images.length) throw new Error('The order must name each image once');
  const id = makeToken();
  const total = images.length;
  const events = images.map((image, i) => {
    const imageSet = withoutIndex ? { id } : { id, index: i + 1, total };
    return makeMessageEvent(place, showMessage(place, imageMessage({ ...image, imageSet })));
  });
  const sent: Sent[] = [];
  for (const i of order) {
    const event = events[i];
    if (!event) throw new Error(`There is no image ${i}`);
    sent[i] = { message: event.message, result: await sendEvents(place, [event]) };
  }
  return sent;
}
