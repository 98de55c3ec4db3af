/** Ids are opaque: made by the server (messages: by the client), compared, never taken apart. */
export type MemberKey = string;
export type RoomId = string;
export type ContactId = string;
export type ChannelId = string;
export type MessageId = string;
export type DeliveryId = string;
export type CallId = string;
export type MediaId = string;

/** Place in the one order of the product: timeline, page cursor, feed cursor, read-up-to. */
export type Seq = number;

/** ISO-8601 UTC with milliseconds; wall-clock time is for showing, never for ordering. */
export type Instant = string;
