export type { ImageSetOptions } from './acts/send-images.ts';
export type { Sent } from './acts/send-message.ts';
export type { ApiFault, ContentFault, FaultSelector, TooMany } from './api/faults.ts';
export type { ApiRequest } from './api/request-log.ts';
export type { Channel, ChannelOptions, ChannelSettings } from './channel.ts';
export type { Bubble } from './chat.ts';
export { type ContentBytes, openBytes, sizeOf } from './content/content-bytes.ts';
export type { ContentFile, UserContent } from './content/contents.ts';
export type { FetchedFile, FetchedMedia } from './fetch-media.ts';
export { findUnlawful } from './lawful.ts';
export type { LineGroup, LineGroupOptions } from './line-group.ts';
export type { LineLink } from './line-links.ts';
export type { LineUser, LineUserOptions, OpenedLink } from './line-user.ts';
export { type LineOpenApi, loadLineOpenApi } from './openapi/line-openapi.ts';
export {
  type LineSimulator,
  onSimulatorStart,
  type SimulatorLogEntry,
  type SimulatorOptions,
  startLineSimulator,
} from './simulator.ts';
export { type AudioOptions, audioMessage } from './user-messages/audio.ts';
export type { ExternalAddress } from './user-messages/content-provider.ts';
export { type FileOptions, fileMessage } from './user-messages/file.ts';
export { type ImageOptions, imageMessage } from './user-messages/image.ts';
export { type LocationOptions, locationMessage } from './user-messages/location.ts';
export { type StickerOptions, stickerMessage } from './user-messages/sticker.ts';
export { type TextOptions, textMessage } from './user-messages/text.ts';
export type { UserMessage } from './user-messages/user-message.ts';
export { type VideoOptions, videoMessage } from './user-messages/video.ts';
export type { WebhookFault } from './webhook/faults.ts';
export type { WebhookAttempt, WebhookError } from './webhook/post.ts';
export type { WebhookResult } from './webhook/sender.ts';
