/** Calls that share one request, as clients put them together and the server takes them. */
export const callsAtOnce = 8;

/** Rooms that can be asked for by their ids in one call. */
export const roomsAtOnce = 50;
