import { openBytes, sizeOf } from '../content/content-bytes.ts';
import type { ContentFile, UserContent } from '../content/contents.ts';
import { type ApiAnswer, type ApiCall, type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

/** The bytes of what a user sent; 202 while a video or audio is being prepared (LINE reference, Get content). */
export const getContent: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/:messageId/content',
  handle(call) {
    const content = findContent(call);
    const isReady = call.platform.contents.askState(content) === 'succeeded';
    // What LINE serves of a video that could not be prepared is not published: here it never becomes ready.
    return isReady ? serve(content) : { status: 202, body: {} };
  },
};

/** A smaller picture of an image or a video (LINE reference, Get a preview image). */
export const getContentPreview: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/:messageId/content/preview',
  handle(call) {
    const { preview } = findContent(call);
    if (!preview) throw new LineError(400, 'The content can not be previewed');
    return serve(preview);
  },
};

/** How far a video or audio is (LINE reference, Verify the preparation status of a video or audio). */
export const getContentTranscoding: Endpoint = {
  method: 'GET',
  path: '/v2/bot/message/:messageId/content/transcoding',
  handle(call) {
    const content = findContent(call);
    if (content.kind !== 'video' && content.kind !== 'audio')
      throw new LineError(400, "Transcoding status doesn't support this type of content");
    return ok({ status: call.platform.contents.askState(content) });
  },
};

/** 404 also for what another account was sent. */
function findContent({ platform, channel, params }: ApiCall): UserContent {
  const messageId = params.messageId ?? '';
  if (platform.contents.isGone(messageId)) throw new LineError(410, 'The content is gone');
  const content = platform.contents.find(messageId);
  if (content?.channelId !== channel.channelId) throw new LineError(404, 'not found');
  return content;
}

function serve({ bytes, mimeType }: ContentFile): ApiAnswer {
  const headers = { 'content-type': mimeType, 'content-length': String(sizeOf(bytes)) };
  return { status: 200, body: undefined, stream: openBytes(bytes), headers };
}
